/*
 * vmtimer, as a program uses it: the shared library, public headers.
 *
 * For turns: a bare list on the REALTIME clock, run by who made it.
 * For waking: a context, whose turn waits in the kernel.
 */
#include "contenders.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>
#include <vmtimer.h>

#include "verbs.h"

static const char *about(void)
{
    return "vmtimer " BENCH_VERSION;
}

static const char *about_favoured(void)
{
    return "vmtimer " BENCH_VERSION ", after vmtimer_list_favour";
}

static void on_virtual_fire(void *opaque)
{
    bench_now_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    on_fire(opaque);
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);
    bool is_virtual = purpose == FOR_STEPPING;
    QEMUClockType type = is_virtual ? QEMU_CLOCK_VIRTUAL : QEMU_CLOCK_REALTIME;

    set->n = n;
    if (purpose == FOR_WAKING) {
        set->context = aio_context_new(NULL);
        set->list = set->context->tlg.tl[type];
    } else {
        set->list = timerlist_new(type, on_new_head, NULL);
    }
    for (unsigned i = 0; i < n; i++) {
        set->timers[i].i = i;
        timer_init_tl(&set->timers[i].timer, set->list, SCALE_NS,
                      is_virtual ? on_virtual_fire : on_fire, &set->timers[i]);
    }
    if (is_virtual) {
        cpu_disable_ticks();
        bench_now_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    }
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    if (set->epoll_fd) {
        close(set->epoll_fd);
    }
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

/* The list is this thread's own, by vmtimer_list_favour; opt-in. */
static void *make_favoured(unsigned n, Purpose purpose)
{
    Set *set = NULL;

    if (purpose == FOR_TURNS) {
        set = make(n, purpose);
        if (!vmtimer_list_favour(set->list)) {
            free_set(set);
            set = NULL;
        }
    }
    return set;
}

/* In a loop of somebody else's, which knows one descriptor of ours. */
static void *make_embedded(unsigned n, Purpose purpose)
{
    Set *set = make(n, purpose);
    struct epoll_event event = {.events = EPOLLIN};

    set->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(set->epoll_fd, EPOLL_CTL_ADD, vmtimer_context_fd(set->context),
              &event);
    return set;
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    aio_poll(set->context, true);
}

static void wait_embedded(void *opaque)
{
    Set *set = opaque;
    struct epoll_event event;

    if (epoll_wait(set->epoll_fd, &event, 1, -1) > 0) {
        vmtimer_context_dispatch(set->context);
    }
}

static void step(void *opaque)
{
    (void)opaque;
    bench_now_ns = vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

static void advance(void *opaque, int64_t until_ns)
{
    (void)opaque;
    bench_now_ns = qemu_clock_advance_virtual_time(until_ns);
}

const Contender contender_vmtimer = {
    .name = "vmtimer", .about = about, .flags = FIFO, .tick_ns = 1,
    .own_bytes = sizeof(Timer) - sizeof(QEMUTimer),
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = wait_turn, .step = step,
    .advance = advance,
};

const Contender contender_vmtimer_embedded = {
    .name = "vmtimer-embedded", .about = about,
    .flags = NO_TURNS | NO_THREADS | NO_STEPPING | ONLY_WAKING, .tick_ns = 1,
    .make = make_embedded, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .wait = wait_embedded,
};

const Contender contender_vmtimer_favoured = {
    .name = "vmtimer-favoured", .about = about_favoured,
    .flags = FIFO | NO_WAKING | NO_STEPPING, .tick_ns = 1,
    .own_bytes = sizeof(Timer) - sizeof(QEMUTimer),
    .make = make_favoured, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn,
};
