/*
 * timers: the verbs of 0.9 to 1.6, by both arities and through pointers.
 */
#include "fake-clock.h"
#include "promise.h"

#include "qemu-timer.h"

#include <vmtimer/extras.h>

#define MS INT64_C(1000000)

static unsigned fired;

static void count(void *opaque)
{
    fired++;
}

/* Where a timer stands that was armed to 3 of its units. */
static uint64_t three_units(QEMUTimer *ts)
{
    uint64_t ns;

    qemu_mod_timer(ts, 3);
    ns = qemu_timer_expire_time_ns(ts);
    qemu_free_timer(ts);
    return ns;
}

static void three_arguments_count_in_the_clocks_unit(void **state)
{
    assert_int_equal(three_units(qemu_new_timer(rt_clock, count, NULL)),
                     3 * MS);
    assert_int_equal(three_units(qemu_new_timer(vm_clock, count, NULL)), 3);
    assert_int_equal(three_units(qemu_new_timer(host_clock, count, NULL)), 3);
}

static void four_arguments_count_in_the_scale(void **state)
{
    assert_int_equal(
        three_units(qemu_new_timer(rt_clock, SCALE_NS, count, NULL)), 3);
    assert_int_equal(
        three_units(qemu_new_timer(vm_clock, SCALE_US, count, NULL)), 3000);
    assert_int_equal(
        three_units(qemu_new_timer(host_clock, 7, count, NULL)), 21);
}

static void the_suffix_of_a_new_timer_decides(void **state)
{
    assert_int_equal(three_units(qemu_new_timer_ns(rt_clock, count, NULL)), 3);
    assert_int_equal(three_units(qemu_new_timer_ms(vm_clock, count, NULL)),
                     3 * MS);
}

static void qemu_mod_timer_ns_looks_past_the_scale(void **state)
{
    QEMUTimer *ts = qemu_new_timer_ms(vm_clock, count, NULL);

    qemu_mod_timer_ns(ts, 12345);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 12345);
    qemu_free_timer(ts);
}

static void old_timers_fire_once_at_their_time(void **state)
{
    QEMUTimer *ts = qemu_new_timer(rt_clock, count, NULL);

    fired = 0;
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 30 * MS - 1);
    qemu_mod_timer(ts, 30);
    assert_true(qemu_timer_pending(ts));
    qemu_run_timers(rt_clock);
    assert_int_equal(fired, 0);
    fake_clock_advance_ns(QEMU_CLOCK_REALTIME, 1);
    assert_true(qemu_timer_expired(ts, 30));
    assert_false(qemu_timer_expired(ts, 29));
    qemu_run_timers(rt_clock);
    qemu_run_timers(rt_clock);
    assert_int_equal(fired, 1);
    assert_false(qemu_timer_pending(ts));
    qemu_free_timer(ts);
}

static void a_deleted_old_timer_does_not_fire(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fired = 0;
    qemu_mod_timer(ts, 0);
    qemu_del_timer(ts);
    qemu_del_timer(ts);
    qemu_run_timers(vm_clock);
    assert_int_equal(fired, 0);
    assert_false(qemu_timer_pending(ts));
    qemu_free_timer(ts);
}

static void qemu_free_timer_deletes_first_and_takes_null(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fired = 0;
    qemu_mod_timer(ts, 0);
    qemu_free_timer(ts);
    qemu_free_timer(NULL);
    qemu_run_timers(vm_clock);
    assert_int_equal(fired, 0);
}

static void old_and_new_verbs_work_on_the_same_timer(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);
    QEMUTimer *young = timer_new_ms(QEMU_CLOCK_VIRTUAL, count, NULL);

    fired = 0;
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    timer_mod(ts, 10);
    qemu_mod_timer(young, 2);
    assert_int_equal(qemu_clock_deadline(vm_clock), 10);
    assert_true(qemu_timer_pending(young));
    qemu_clock_enable(vm_clock, 0);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    assert_true(qemu_clock_has_timers(vm_clock));
    assert_true(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 2 * MS);
    qemu_run_timers(vm_clock);
    assert_int_equal(fired, 2);
    timer_free(ts);
    qemu_free_timer(young);
}

static void a_disabled_old_clock_fires_nothing(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fired = 0;
    qemu_mod_timer(ts, 0);
    qemu_clock_enable(vm_clock, false);
    qemu_run_timers(vm_clock);
    assert_int_equal(fired, 0);
    qemu_clock_enable(vm_clock, true);
    qemu_run_timers(vm_clock);
    assert_int_equal(fired, 1);
    qemu_free_timer(ts);
}

static void old_names_may_be_pointed_to(void **state)
{
    static const struct {
        void (*arm)(QEMUTimer *ts, int64_t when);
        void (*disarm)(QEMUTimer *ts);
        int64_t (*now)(QEMUClock *clock);
        QEMUTimer *(*make)(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                           void *opaque);
    } ops = { qemu_mod_timer, qemu_del_timer, qemu_get_clock, qemu_new_timer };
    QEMUTimer *ts = ops.make(vm_clock, SCALE_US, count, NULL);

    ops.arm(ts, ops.now(NULL ? rt_clock : vm_clock));
    assert_true(qemu_timer_pending(ts));
    ops.disarm(ts);
    assert_false(qemu_timer_pending(ts));
    qemu_free_timer(ts);
}

static void timer_init_takes_a_list_or_a_type(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, NULL, NULL);
    QEMUTimer ts;

    timer_init(&ts, list, SCALE_US, count, NULL);
    assert_true(ts.timer_list == list);
    assert_int_equal(ts.scale, SCALE_US);
    timer_init(&ts, QEMU_CLOCK_HOST, SCALE_MS, count, NULL);
    assert_true(ts.timer_list == main_loop_tlg.tl[QEMU_CLOCK_HOST]);
    timer_init(&ts, main_loop_tlg.tl[QEMU_CLOCK_REALTIME], 1, count, NULL);
    assert_true(ts.timer_list == main_loop_tlg.tl[QEMU_CLOCK_REALTIME]);
    timerlist_free(list);
}

static void arguments_are_evaluated_once(void **state)
{
    QEMUClock *clocks[] = { vm_clock, rt_clock, host_clock };
    QEMUClockType types[] = { QEMU_CLOCK_VIRTUAL, QEMU_CLOCK_REALTIME };
    int i = 0;
    QEMUTimer *ts = qemu_new_timer(clocks[i++], count, NULL);

    assert_int_equal(i, 1);
    qemu_clock_enable(clocks[i++], true);
    assert_int_equal(i, 2);
    (void)qemu_clock_has_timers(clocks[i++]);
    assert_int_equal(i, 3);
    i = 0;
    qemu_clock_enable(types[i++], true);
    (void)qemu_clock_expired(types[i++]);
    assert_int_equal(i, 2);
    qemu_free_timer(ts);
}

static const struct CMUnitTest tests[] = {
    PROMISE(three_arguments_count_in_the_clocks_unit),
    PROMISE(four_arguments_count_in_the_scale),
    PROMISE(the_suffix_of_a_new_timer_decides),
    PROMISE(qemu_mod_timer_ns_looks_past_the_scale),
    PROMISE(old_timers_fire_once_at_their_time),
    PROMISE(a_deleted_old_timer_does_not_fire),
    PROMISE(qemu_free_timer_deletes_first_and_takes_null),
    PROMISE(old_and_new_verbs_work_on_the_same_timer),
    PROMISE(a_disabled_old_clock_fires_nothing),
    PROMISE(old_names_may_be_pointed_to),
    PROMISE(timer_init_takes_a_list_or_a_type),
    PROMISE(arguments_are_evaluated_once),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
