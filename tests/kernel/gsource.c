/*
 * gsource: contexts as GLib sources; the main loop on GLib's default context.
 *
 * Nothing but the link attaches the adapter.
 */
#include "gate.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"
#include "vmtimer/glib.h"

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { FIRINGS = 1000 };

static gboolean count(gpointer opaque)
{
    (*(unsigned *)opaque)++;
    return G_SOURCE_REMOVE;
}

static void on_timer(void *opaque)
{
    (*(unsigned *)opaque)++;
}

/* And what both keep: the context's list has its array, GLib its own context. */
static int make_the_main_loop(void **state)
{
    unsigned runs = 0;
    QEMUTimer timer;

    int result = qemu_init_main_loop(NULL);
    aio_timer_init(qemu_get_aio_context(), &timer, QEMU_CLOCK_REALTIME,
                   SCALE_NS, on_timer, &runs);
    timer_mod(&timer, INT64_MAX);
    timer_del(&timer);
    g_idle_add(count, &runs);
    while (!runs) {
        main_loop_wait(false);
    }
    return result;
}

static void the_main_loop_is_on_glibs_default_context(void **state)
{
    unsigned runs = 0, in_context = 0, halves = 0;
    QEMUTimer timer, of_context;

    timer_init_ns(&timer, QEMU_CLOCK_REALTIME, on_timer, &runs);
    aio_timer_init(qemu_get_aio_context(), &of_context, QEMU_CLOCK_REALTIME,
                   SCALE_NS, on_timer, &in_context);
    timer_mod(&timer, get_clock() + SCALE_MS);
    timer_mod(&of_context, get_clock() + 2 * SCALE_MS);
    aio_bh_schedule_oneshot(qemu_get_aio_context(), on_timer, &halves);
    while (!runs || !in_context) {
        g_main_context_iteration(NULL, TRUE);
    }
    assert_int_equal(runs, 1);
    assert_int_equal(in_context, 1);
    assert_int_equal(halves, 1);
}

static void main_loop_wait_runs_glibs_sources(void **state)
{
    unsigned idle = 0, timeout = 0;

    g_idle_add(count, &idle);
    g_timeout_add(1, count, &timeout);
    while (!idle || !timeout) {
        main_loop_wait(false);
    }
    assert_int_equal(idle, 1);
    assert_int_equal(timeout, 1);
    main_loop_wait(true); /* does not wait */
}

static void a_context_has_one_source_and_each_call_a_reference(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    GSource *first = aio_get_g_source(ctx);
    GSource *second = aio_get_g_source(ctx);

    assert_ptr_equal(first, second);
    g_source_unref(first);
    aio_context_unref(ctx); /* the source has one of its own */
    assert_false(g_source_is_destroyed(second));
    g_source_unref(second);
}

typedef struct Scenario {
    AioContext *ctx;
    QEMUTimer timer; /* in ms */
    int64_t expire_ms;
    unsigned runs, early;
} Scenario;

static void arm_again(void *opaque)
{
    Scenario *s = opaque;
    int64_t now_ms = qemu_clock_get_ms(QEMU_CLOCK_REALTIME);

    s->early += now_ms < s->expire_ms;
    if (++s->runs < 2) {
        s->expire_ms = now_ms + 3;
        timer_mod(&s->timer, s->expire_ms);
    }
}

/* QEMU's test of timers in a GSource. */
static void a_context_fires_in_any_glib_context(void **state)
{
    GMainContext *glib = g_main_context_new();
    Scenario s = {.ctx = aio_context_new(NULL)};
    GSource *source = aio_get_g_source(s.ctx);

    aio_timer_init(s.ctx, &s.timer, QEMU_CLOCK_REALTIME, SCALE_MS, arm_again,
                   &s);
    g_source_attach(source, glib);
    while (g_main_context_iteration(glib, FALSE)) {
    }
    s.expire_ms = qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 3;
    timer_mod(&s.timer, s.expire_ms);
    while (s.runs < 2) {
        g_main_context_iteration(glib, TRUE);
    }
    assert_true(qemu_clock_get_ms(QEMU_CLOCK_REALTIME) >= s.expire_ms);
    g_main_context_iteration(glib, FALSE);
    assert_false(g_main_context_iteration(glib, FALSE));
    assert_int_equal(s.runs, 2);
    assert_int_equal(s.early, 0);
    g_source_destroy(source);
    g_source_unref(source);
    aio_context_unref(s.ctx);
    g_main_context_unref(glib);
}

typedef struct Armed {
    QEMUTimer timer;
    int64_t expire_ns;
    unsigned early;
    atomic_uint runs;
    atomic_uint arms;
} Armed;

static void on_armed(void *opaque)
{
    Armed *armed = opaque;

    armed->early += qemu_clock_get_ns(QEMU_CLOCK_REALTIME) < armed->expire_ns;
    armed->runs++;
}

/* Mostly a little ahead, now and then due. */
static void arm_from_elsewhere(void *opaque)
{
    Armed *armed = opaque;

    while (armed->arms < FIRINGS) {
        unsigned arm = ++armed->arms;

        armed->expire_ns = qemu_clock_get_ns(QEMU_CLOCK_REALTIME)
                           + arm % 5 * 20 * SCALE_US;
        timer_mod(&armed->timer, armed->expire_ns);
        while (armed->runs < arm) {
            g_thread_yield();
        }
    }
}

static void no_arm_from_another_thread_is_lost_in_glibs_loop(void **state)
{
    Armed armed = {0};

    timer_init_ns(&armed.timer, QEMU_CLOCK_REALTIME, on_armed, &armed);
    Thread *thread = thread_start(arm_from_elsewhere, &armed);
    while (armed.runs < FIRINGS) {
        g_main_context_iteration(NULL, TRUE);
    }
    thread_join(thread);
    assert_int_equal(armed.runs, FIRINGS);
    assert_int_equal(armed.early, 0);
}

typedef struct Watcher {
    Notifier notifier;
    int fd; /* to be polled; -1: none */
    char seen[64];
    unsigned readable;
    bool leaves;
} Watcher;

static Watcher *watcher_of(Notifier *notifier)
{
    return (Watcher *)(void *)notifier; /* its first member */
}

static void see(Watcher *w, char what)
{
    w->seen[strlen(w->seen)] = what;
}

static void on_poll(Notifier *notifier, void *data)
{
    Watcher *w = watcher_of(notifier);
    MainLoopPoll *poll = data;

    see(w, "FEO"[poll->state]);
    if (poll->state == MAIN_LOOP_POLL_FILL) {
        GPollFD fd = {.fd = w->fd, .events = G_IO_IN};

        if (w->fd >= 0) {
            g_array_append_val(poll->pollfds, fd);
        } else {
            poll->timeout = 1;
        }
    } else if (w->leaves) {
        main_loop_poll_remove_notifier(notifier);
    } else if (w->fd >= 0) {
        w->readable += g_array_index(poll->pollfds, GPollFD, 0).revents
                       == G_IO_IN;
    }
}

static void poll_notifiers_take_part_in_the_wait(void **state)
{
    Watcher w = {.notifier.notify = on_poll};
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    w.fd = ends[0];
    main_loop_poll_add_notifier(&w.notifier);
    assert_int_equal(write(ends[1], "x", 1), 1);
    main_loop_wait(false); /* its descriptor ends the wait */
    assert_string_equal(w.seen, "FO");
    assert_int_equal(w.readable, 1);
    w.fd = -1;
    main_loop_wait(false); /* its timeout does */
    assert_string_equal(w.seen, "FOFO");
    w.leaves = true;
    main_loop_wait(false);
    main_loop_wait(true);
    assert_string_equal(w.seen, "FOFOFO");
    close(ends[0]);
    close(ends[1]);
}

static void disable(Notifier *notifier, void *data)
{
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
}

/* Although another thread is in a callback of that clock. */
static void disabling_from_a_poll_notifier_returns(void **state)
{
    Notifier notifier = {.notify = disable};
    Gate gate = {0};

    gate_enter(&gate);
    main_loop_poll_add_notifier(&notifier);
    main_loop_wait(true);
    main_loop_poll_remove_notifier(&notifier);
    assert_int_equal(gate.runs, 0);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    gate_leave(&gate);
}

static void acquire(void *opaque)
{
    g_main_context_acquire(opaque);
}

static void the_default_context_is_one_threads_at_a_time(void **state)
{
    assert_stops("main_loop_wait: another thread runs GLib's default context",
                 thread_join(thread_start(acquire, g_main_context_default()));
                 main_loop_wait(true));
}

static const struct CMUnitTest tests[] = {
    PROMISE(the_main_loop_is_on_glibs_default_context),
    PROMISE(main_loop_wait_runs_glibs_sources),
    PROMISE(a_context_has_one_source_and_each_call_a_reference),
    PROMISE(a_context_fires_in_any_glib_context),
    PROMISE(no_arm_from_another_thread_is_lost_in_glibs_loop),
    PROMISE(poll_notifiers_take_part_in_the_wait),
    PROMISE(disabling_from_a_poll_notifier_returns),
    PROMISE(the_default_context_is_one_threads_at_a_time),
};

int main(void)
{
    return cmocka_run_group_tests_name("gsource", tests, make_the_main_loop,
                                       NULL);
}
