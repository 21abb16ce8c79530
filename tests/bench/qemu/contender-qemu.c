/*
 * QEMU 7.2's own util/qemu-timer.c, unmodified, built by make-qemu into a module
 * of its own: its names are ours, too.
 */
#include "../bench.h"

#include "qemu/osdep.h"
#include "qemu/timer.h"
#include "../verbs.h"

int use_rt_clock = 1;

static const char *about(void)
{
    return "qemu-timer.c of " BENCH_QEMU_VERSION;
}

static void *make(unsigned n, Purpose purpose)
{
    static bool is_ready;
    QEMUTimerListGroup group = {0};
    QEMUClockType type = purpose == FOR_STEPPING ? QEMU_CLOCK_VIRTUAL
                                                 : QEMU_CLOCK_REALTIME;
    Set *set;

    if (purpose == FOR_WAKING) {
        return NULL;
    }
    if (!is_ready) {
        init_clocks(on_new_head);
        qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
        is_ready = true;
    }
    set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);
    set->n = n;
    set->list = timerlist_new(type, on_new_head, NULL);
    group.tl[type] = set->list;
    for (unsigned i = 0; i < n; i++) {
        set->timers[i].i = i;
        timer_init_full(&set->timers[i].timer, &group, type, SCALE_NS, 0, on_fire,
                        &set->timers[i]);
    }
    return set;
}

/* From the head on: in the order of numbers, a list would be walked for each. */
static void free_set(void *opaque)
{
    Set *set = opaque;
    int64_t now_ns = bench_now_ns;
    void (*fire)(void *, unsigned) = bench_on_fire;

    bench_on_fire = bench_ignore;
    bench_now_ns = INT64_MAX;
    timerlist_run_timers(set->list);
    bench_on_fire = fire;
    bench_now_ns = now_ns;
    timerlist_free(set->list);
    free(set);
}

/* As qtest's clock_step does it. */
static void step(void *opaque)
{
    Set *set = opaque;
    int64_t deadline_ns = qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                     QEMU_TIMER_ATTR_ALL);

    if (deadline_ns >= 0) {
        bench_now_ns += deadline_ns;
        timerlist_run_timers(set->list);
    }
}

static void advance(void *opaque, int64_t until_ns)
{
    for (;;) {
        int64_t deadline_ns = qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                         QEMU_TIMER_ATTR_ALL);

        if (deadline_ns < 0 || deadline_ns > until_ns - bench_now_ns) {
            bench_now_ns = until_ns;
            return;
        }
        step(opaque);
    }
}

__attribute__((visibility("default")))
const Contender bench_contender = {
    .name = "qemu", .about = about, .flags = FIFO | NO_WAKING | IS_SLOW, .tick_ns = 1,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .step = step, .advance = advance,
    .own_bytes = sizeof(Timer) - sizeof(QEMUTimer),
};
