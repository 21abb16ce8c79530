/*
 * vmtimer, as a program uses it: the shared library, public headers.
 *
 * For turns: a bare list on the REALTIME clock, run by who made it.
 * For waking: a context, whose turn waits in the kernel.
 */
#include "contenders.h"

#include <stdlib.h>
#include <vmtimer.h>

typedef struct Timer {
    QEMUTimer timer;
    unsigned i;
} Timer;

typedef struct Set {
    QEMUTimerList *list;
    AioContext *context;
    unsigned n;
    Timer timers[];
} Set;

static const char *about(void)
{
    return "vmtimer " BENCH_VERSION;
}

static void on_fire(void *opaque)
{
    Timer *t = opaque;

    bench_fired(t->i);
}

/* A loop that looks before each of its turns anyway needs no telling. */
static void on_new_head(void *opaque, QEMUClockType type)
{
    (void)opaque;
    (void)type;
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);
    QEMUClockType type = purpose == FOR_STEPPING ? QEMU_CLOCK_VIRTUAL
                                                 : QEMU_CLOCK_REALTIME;

    set->n = n;
    if (purpose == FOR_WAKING) {
        set->context = aio_context_new(NULL);
        set->list = set->context->tlg.tl[type];
    } else {
        set->list = timerlist_new(type, on_new_head, NULL);
    }
    for (unsigned i = 0; i < n; i++) {
        set->timers[i].i = i;
        timer_init_tl(&set->timers[i].timer, set->list, SCALE_NS, on_fire,
                      &set->timers[i]);
    }
    if (purpose == FOR_STEPPING) {
        cpu_disable_ticks();
        bench_now_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    }
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        timer_del(&set->timers[i].timer);
    }
    if (set->context) {
        aio_context_unref(set->context);
    } else {
        timerlist_free(set->list);
    }
    free(set);
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    timer_mod_ns(&set->timers[i].timer, expire_ns);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    timer_del(&set->timers[i].timer);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    timerlist_run_timers(set->list);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    aio_poll(set->context, true);
}

static void step(void *opaque)
{
    (void)opaque;
    bench_now_ns = vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

const Contender contender_vmtimer = {
    .name = "vmtimer", .about = about, .flags = FIFO, .tick_ns = 1,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = wait_turn, .step = step,
};
