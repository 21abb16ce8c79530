/*
 * threads: what several threads may do to clocks, timers and contexts.
 */
#include "gate.h"
#include "loop/context.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <sched.h>

static void nothing(void *opaque)
{
}

static void disable(void *opaque)
{
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    *(atomic_bool *)opaque = true;
}

static void disabling_waits_for_callbacks_in_other_threads(void **state)
{
    Gate gate = {0};
    atomic_bool is_disabled = false;

    gate_enter(&gate);
    Thread *disabler = thread_start(disable, &is_disabled);

    thread_await_asleep(disabler);
    assert_false(is_disabled);
    gate.may_leave = true;
    thread_join(disabler);
    assert_int_equal(gate.runs, 1);
    gate_leave(&gate);
}

static void a_pass_that_ends_does_not_end_the_wait_for_another(void **state)
{
    Gate gate = {0};
    atomic_bool is_disabled = false;
    QEMUTimer timer;

    gate_enter(&gate);
    QEMUTimerList *list = gate.ctx->tlg.tl[QEMU_CLOCK_REALTIME];
    timer_init_tl(&timer, list, SCALE_NS, nothing, NULL);
    timer_mod(&timer, 0);
    assert_true(timerlist_run_timers(list)); /* inside the other one */
    timer_mod(&timer, 0);
    Thread *disabler = thread_start(disable, &is_disabled);

    thread_await_asleep(disabler);
    assert_false(timerlist_run_timers(list));
    thread_await_asleep(disabler);
    assert_false(is_disabled);
    timer_del(&timer);
    gate.may_leave = true;
    thread_join(disabler);
    assert_int_equal(gate.runs, 1);
    gate_leave(&gate);
}

static void enabling_ends_the_wait_of_who_disables(void **state)
{
    Gate gate = {0};
    atomic_bool is_disabled = false;

    gate_enter(&gate);
    Thread *disabler = thread_start(disable, &is_disabled);

    thread_await_asleep(disabler);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    thread_join(disabler); /* while the callback still runs */
    assert_int_equal(gate.runs, 0);
    gate_leave(&gate);
}

typedef struct Deletion {
    QEMUTimer *timer;
    bool result;
    atomic_bool is_done;
} Deletion;

static void delete_and_wait(void *opaque)
{
    Deletion *deletion = opaque;

    deletion->result = vmtimer_del_sync(deletion->timer);
    deletion->is_done = true;
}

static void del_sync_waits_for_a_callback_in_another_thread(void **state)
{
    Gate gate = {0};
    Deletion deletion = {.timer = &gate.timer};

    gate_enter(&gate);
    Thread *deleter = thread_start(delete_and_wait, &deletion);

    thread_await_asleep(deleter);
    assert_false(deletion.is_done);
    gate.may_leave = true;
    thread_join(deleter);
    assert_int_equal(gate.runs, 1);
    assert_false(deletion.result);
    gate_leave(&gate);
}

/* It waits when the callback arms the timer, at @arms_at_ns, and ends. */
static void assert_deletes_what_is_armed_at(int64_t arms_at_ns)
{
    Gate gate = {.arms_itself = true, .arms_at_ns = arms_at_ns};
    Deletion deletion = {.timer = &gate.timer};

    gate_enter(&gate);
    Thread *deleter = thread_start(delete_and_wait, &deletion);

    thread_await_asleep(deleter);
    gate.may_leave = true;
    thread_join(deleter);
    assert_true(deletion.result);
    assert_false(timer_pending(&gate.timer));
    assert_int_equal(gate.runs, 1);
    gate_leave(&gate);
}

static void del_sync_deletes_what_the_callback_armed_meanwhile(void **state)
{
    assert_deletes_what_is_armed_at(INT64_MAX);
}

static void a_callback_that_arms_itself_at_once_does_not_hold_up_del_sync(void **state)
{
    assert_deletes_what_is_armed_at(0);
}

static void count(void *opaque)
{
    atomic_fetch_add((atomic_uint *)opaque, 1);
}

static void poll_until_it_fired(void *opaque)
{
    AioContext *ctx = opaque;

    while (!aio_poll(ctx, true)) {
    }
}

/* Behind the head, later, or gone: nothing that the loop must know of. */
static void what_changes_no_wake_up_wakes_nobody(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    int64_t later_ns = get_clock() + 3600 * NANOSECONDS_PER_SECOND;
    atomic_uint runs = 0;
    QEMUTimer head, timer;

    aio_timer_init(ctx, &head, QEMU_CLOCK_REALTIME, SCALE_NS, count, &runs);
    aio_timer_init(ctx, &timer, QEMU_CLOCK_REALTIME, SCALE_NS, count, &runs);
    timer_mod(&head, later_ns);
    Thread *loop = thread_start(poll_until_it_fired, ctx);
    thread_await_asleep(loop);
    unsigned long before = thread_wakeups(loop);
    for (int i = 0; i < 1000; i++) {
        timer_mod(&timer, later_ns + i);
        timer_mod(&timer, later_ns + 2000 - i);
        timer_mod(&head, later_ns + i + 1);
        timer_del(&timer);
    }
    thread_await_asleep(loop);
    assert_int_equal(thread_wakeups(loop), before);
    timer_mod(&timer, 0);
    thread_join(loop);
    assert_int_equal(runs, 1);
    timer_del(&head);
    aio_context_unref(ctx);
}

static void poll_once_in_a_while(void *opaque)
{
    aio_poll(opaque, true);
}

/*
 * As if the old owner had looked up who owns the context, had been held up, and
 * marked the clock stale only when the new owner had looked.
 */
static void a_new_owner_looks_at_every_clock(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    atomic_uint runs = 0;
    QEMUTimer timer;

    aio_timer_init(ctx, &timer, QEMU_CLOCK_REALTIME, SCALE_NS, count, &runs);
    aio_poll(ctx, false);
    timer_mod(&timer, get_clock() + SCALE_MS);
    atomic_store(&vmt_context_of(ctx)->stale, 0);
    thread_join(thread_start(poll_once_in_a_while, ctx));
    assert_int_equal(runs, 1);
    aio_context_unref(ctx);
}

enum { CONTEXTS = 4, FIRINGS = 50 };

typedef struct Periodic {
    AioContext *ctx;
    QEMUTimer timer;
    int64_t expire_ns;
    unsigned runs;
    bool was_early;
} Periodic;

static void again(void *opaque)
{
    Periodic *p = opaque;
    int64_t now_ns = get_clock();

    p->was_early |= now_ns < p->expire_ns;
    p->runs++;
    p->expire_ns = now_ns + 200 * SCALE_US;
    timer_mod(&p->timer, p->expire_ns);
}

static void run_a_context(void *opaque)
{
    Periodic *p = opaque;

    p->ctx = aio_context_new(NULL);
    aio_timer_init(p->ctx, &p->timer, QEMU_CLOCK_REALTIME, SCALE_NS, again, p);
    timer_mod(&p->timer, 0);
    while (p->runs < FIRINGS) {
        aio_poll(p->ctx, true);
    }
    timer_del(&p->timer);
    aio_context_unref(p->ctx);
}

static void several_contexts_run_in_several_threads(void **state)
{
    Periodic periodic[CONTEXTS] = {0};
    Thread *threads[CONTEXTS];

    for (int i = 0; i < CONTEXTS; i++) {
        threads[i] = thread_start(run_a_context, &periodic[i]);
    }
    for (int i = 0; i < CONTEXTS; i++) {
        thread_join(threads[i]);
        assert_int_equal(periodic[i].runs, FIRINGS);
        assert_false(periodic[i].was_early);
    }
}

static void move_virtual_time(void *opaque)
{
    atomic_bool *is_over = opaque;

    while (!*is_over) {
        qemu_clock_advance_virtual_time(
            qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    }
}

static void contexts_may_be_made_while_another_thread_moves_time(void **state)
{
    atomic_bool is_over = false;

    cpu_disable_ticks();
    Thread *mover = thread_start(move_virtual_time, &is_over);
    for (int i = 0; i < 300; i++) {
        AioContext *ctx = aio_context_new(NULL);
        QEMUTimer timer;

        aio_timer_init(ctx, &timer, QEMU_CLOCK_VIRTUAL, SCALE_NS, count, NULL);
        timer_mod(&timer, 0); /* ours: the other thread must leave it */
        sched_yield();
        assert_true(timer_pending(&timer));
        timer_del(&timer);
        aio_context_unref(ctx);
    }
    is_over = true;
    thread_join(mover);
    cpu_enable_ticks();
}

typedef struct Mover {
    int64_t (*move)(void);
    atomic_bool *is_over;
    bool went_back;
} Mover;

static int64_t step(void)
{
    return vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

static int64_t run_a_while(void)
{
    return vmtimer_run_until_idle(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 20);
}

static void move(void *opaque)
{
    Mover *m = opaque;
    int64_t before_ns = 0;

    while (!*m->is_over) {
        int64_t now_ns = m->move();

        m->went_back |= now_ns >= 0 && now_ns < before_ns;
        before_ns = now_ns < 0 ? before_ns : now_ns;
    }
}

static void tick_on(void *opaque)
{
    timer_mod(opaque, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 10);
}

static void hear(void *opaque, QEMUClockType type)
{
    atomic_fetch_add((atomic_uint *)opaque, 1);
}

static void come_and_go(void)
{
    atomic_uint heard = 0, fired = 0;
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, hear, &heard);
    QEMUTimer timer;

    timer_init_tl(&timer, list, SCALE_NS, count, &fired);
    timer_mod(&timer, 0);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1);
    assert_int_equal(fired, !vmtimer_del_sync(&timer));
    timerlist_free(list);
    assert_true(heard >= 2); /* the arming and the rate */
}

static void lists_may_come_and_go_while_other_threads_move_time(void **state)
{
    atomic_bool is_over = false;
    Mover movers[] = {{.move = step}, {.move = run_a_while}};
    Thread *threads[2];
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, NULL, NULL);
    QEMUTimer timer;

    cpu_disable_ticks();
    timer_init_tl(&timer, list, SCALE_NS, tick_on, &timer);
    timer_mod(&timer, 0);
    for (int i = 0; i < 2; i++) {
        movers[i].is_over = &is_over;
        threads[i] = thread_start(move, &movers[i]);
    }
    for (int i = 0; i < 1000; i++) {
        come_and_go();
    }
    is_over = true;
    for (int i = 0; i < 2; i++) {
        thread_join(threads[i]);
        assert_false(movers[i].went_back);
    }
    assert_true(timer_pending(&timer));
    timer_del(&timer);
    timerlist_free(list);
    cpu_enable_ticks();
}

static const struct CMUnitTest tests[] = {
    PROMISE(disabling_waits_for_callbacks_in_other_threads),
    PROMISE(a_pass_that_ends_does_not_end_the_wait_for_another),
    PROMISE(enabling_ends_the_wait_of_who_disables),
    PROMISE(del_sync_waits_for_a_callback_in_another_thread),
    PROMISE(del_sync_deletes_what_the_callback_armed_meanwhile),
    PROMISE(a_callback_that_arms_itself_at_once_does_not_hold_up_del_sync),
    PROMISE(what_changes_no_wake_up_wakes_nobody),
    PROMISE(a_new_owner_looks_at_every_clock),
    PROMISE(several_contexts_run_in_several_threads),
    PROMISE(contexts_may_be_made_while_another_thread_moves_time),
    PROMISE(lists_may_come_and_go_while_other_threads_move_time),
};

int main(void)
{
    return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
