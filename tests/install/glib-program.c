/*
 * glib-program: a program of GLib's that names nothing of the adapter.
 *
 * Linking it is enough: the timer fires in GLib's loop, and GLib's in the main loop.
 */
#include <stdio.h>

#include <glib.h>
#include <vmtimer.h>

static int fired;

static void on_timer(void *opaque)
{
    printf("%s\n", (const char *)opaque);
    fired++;
}

static gboolean on_timeout(gpointer opaque)
{
    on_timer(opaque);
    return G_SOURCE_REMOVE;
}

int main(void)
{
    QEMUTimer *ours = timer_new_ms(QEMU_CLOCK_REALTIME, on_timer, "ours");

    if (qemu_init_main_loop(NULL) < 0) {
        return 1;
    }
    timer_mod(ours, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 5);
    while (fired < 1) {
        g_main_context_iteration(NULL, TRUE);
    }
    g_timeout_add(5, on_timeout, (gpointer)"theirs");
    while (fired < 2) {
        main_loop_wait(false);
    }
    timer_free(ours);
    return 0;
}
