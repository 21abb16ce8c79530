/*
 * new-program: a stranger's first program on the installed library.
 *
 * Three timers on stepped virtual time, one on the host's clock through the
 * main loop. Prints what fired, in order.
 */
#include <stdio.h>

#include <vmtimer.h>

static void say(void *opaque)
{
    printf("%s\n", (const char *)opaque);
}

int main(void)
{
    QEMUTimer *second = timer_new_ns(QEMU_CLOCK_VIRTUAL, say, "second");
    QEMUTimer *third = timer_new_ms(QEMU_CLOCK_VIRTUAL, say, "third");
    QEMUTimer *first = timer_new_us(QEMU_CLOCK_VIRTUAL, say, "first");
    QEMUTimer *last = timer_new_ms(QEMU_CLOCK_REALTIME, say, "last");

    if (qemu_init_main_loop(NULL) < 0) {
        return 1;
    }
    cpu_disable_ticks();
    timer_mod(third, 60000);
    timer_mod(second, 60000000000);
    timer_mod_anticipate(third, 60001);
    timer_mod(third, 60001);
    timer_mod(first, 59999999);
    qemu_clock_advance_virtual_time(61 * NANOSECONDS_PER_SECOND);

    timer_mod(last, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 5);
    while (timer_pending(last)) {
        main_loop_wait(false);
    }

    timer_free(first);
    timer_free(second);
    timer_free(third);
    timer_free(last);
    return 0;
}
