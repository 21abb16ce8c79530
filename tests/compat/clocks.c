/*
 * clocks: the clocks of 0.9 to 1.6 and what was asked of them.
 */
#include "fake-clock.h"
#include "promise.h"

#include "qemu-timer.h"
#include "sysemu.h"

#include <vmtimer/extras.h>

#define MS INT64_C(1000000)

static void nothing(void *opaque)
{
}

static void old_clocks_are_distinct_objects(void **state)
{
    QEMUClock *clock = rt_clock;

    assert_non_null(rt_clock);
    assert_non_null(vm_clock);
    assert_non_null(host_clock);
    assert_true(clock == rt_clock);
    assert_true(rt_clock != vm_clock);
    assert_true(vm_clock != host_clock);
    assert_true(host_clock != rt_clock);
}

static void qemu_get_clock_is_ms_of_rt_clock_and_ns_of_others(void **state)
{
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_install(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 7 * MS + 999999);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 8 * MS + 1);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 9 * MS + 1);
    assert_int_equal(qemu_get_clock(rt_clock), 7);
    assert_int_equal(qemu_get_clock(vm_clock), 8 * MS + 1);
    assert_int_equal(qemu_get_clock(host_clock), 9 * MS + 1);
}

static void the_suffix_of_a_clock_read_decides(void **state)
{
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_install(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 7 * MS + 999999);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 9 * MS + 1);
    assert_int_equal(qemu_get_clock_ns(rt_clock), 7 * MS + 999999);
    assert_int_equal(qemu_get_clock_ms(rt_clock), 7);
    assert_int_equal(qemu_get_clock_ms(host_clock), 9);
}

/* The first NULL of the process must be here. */
static void a_null_clock_counts_as_vm_clock_and_is_reported_once(void **state)
{
    QEMUTimer *ts;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 42);
    assert_string_equal(take_log(), "");
    assert_int_equal(qemu_get_clock(NULL), 42);
    assert_non_null(strstr(take_log(), "NULL clock"));
    assert_int_equal(qemu_get_clock_ns(NULL), 42);
    ts = qemu_new_timer(NULL, nothing, NULL);
    qemu_mod_timer(ts, 50);
    assert_true(qemu_clock_has_timers(NULL));
    assert_true(qemu_clock_has_timers(vm_clock));
    assert_string_equal(take_log(), "");
    qemu_free_timer(ts);
}

static void ticks_per_sec_is_a_billion(void **state)
{
    assert_int_equal(ticks_per_sec, 1000000000);
    assert_int_equal(get_ticks_per_sec(), 1000000000);
}

static void the_old_deadline_is_int32_max_without_timers(void **state)
{
    QEMUTimer *ts = qemu_new_timer_ns(vm_clock, nothing, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(qemu_clock_deadline(vm_clock), INT32_MAX);
    qemu_mod_timer(ts, INT64_C(5000000000));
    assert_int_equal(qemu_clock_deadline(vm_clock), INT64_C(5000000000));
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, INT64_C(5000000000));
    assert_int_equal(qemu_clock_deadline(vm_clock), 0);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, INT64_C(6000000000));
    assert_int_equal(qemu_clock_deadline(vm_clock), 0);
    qemu_free_timer(ts);
}

static void the_old_deadline_looks_past_a_disabled_clock(void **state)
{
    QEMUTimer *ts = qemu_new_timer_ns(vm_clock, nothing, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    qemu_mod_timer(ts, 7);
    qemu_clock_enable(vm_clock, false);
    assert_int_equal(qemu_clock_deadline(vm_clock), 7);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL), -1);
    qemu_clock_enable(vm_clock, true);
    qemu_free_timer(ts);
}

static void qemu_next_deadline_leaves_rt_clock_out(void **state)
{
    QEMUTimer *rt = qemu_new_timer_ns(rt_clock, nothing, NULL);
    QEMUTimer *host = qemu_new_timer_ns(host_clock, nothing, NULL);
    QEMUTimer *vm = qemu_new_timer_ns(vm_clock, nothing, NULL);

    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_install(QEMU_CLOCK_HOST);
    qemu_mod_timer(rt, 1);
    assert_int_equal(qemu_next_deadline(), INT32_MAX);
    qemu_mod_timer(host, 20);
    assert_int_equal(qemu_next_deadline(), 20);
    assert_int_equal(qemu_next_icount_deadline(), INT32_MAX);
    qemu_mod_timer(vm, 10);
    assert_int_equal(qemu_next_deadline(), 10);
    assert_int_equal(qemu_next_icount_deadline(), 10);
    qemu_free_timer(rt);
    qemu_free_timer(host);
    qemu_free_timer(vm);
}

/* By type: QEMUClock * was 1.0 to 1.6, where the head had to be past. */
static void the_old_expired_wants_the_head_past_not_due(void **state)
{
    QEMUTimer *ts = qemu_new_timer_ns(vm_clock, nothing, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    assert_false(qemu_clock_expired(vm_clock));
    qemu_mod_timer(ts, 5);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 5);
    assert_false(qemu_clock_expired(vm_clock));
    assert_true(qemu_clock_expired(QEMU_CLOCK_VIRTUAL));
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 6);
    assert_true(qemu_clock_expired(vm_clock));
    qemu_free_timer(ts);
}

static char order[8];

static void write_down(void *opaque)
{
    order[strlen(order)] = *(const char *)opaque;
}

static void qemu_run_all_timers_runs_vm_rt_host(void **state)
{
    QEMUTimer *rt = qemu_new_timer(rt_clock, write_down, "r");
    QEMUTimer *host = qemu_new_timer(host_clock, write_down, "h");
    QEMUTimer *vm = qemu_new_timer(vm_clock, write_down, "v");

    qemu_mod_timer(rt, 0);
    qemu_mod_timer(host, 0);
    qemu_mod_timer(vm, 0);
    qemu_run_all_timers();
    assert_string_equal(order, "vrh");
    qemu_free_timer(rt);
    qemu_free_timer(host);
    qemu_free_timer(vm);
}

static void qemu_run_timers_runs_one_clock(void **state)
{
    QEMUTimer *host = qemu_new_timer(host_clock, write_down, "h");
    QEMUTimer *vm = qemu_new_timer(vm_clock, write_down, "v");

    memset(order, 0, sizeof order);
    qemu_mod_timer(host, 0);
    qemu_mod_timer(vm, 0);
    qemu_run_timers(host_clock);
    assert_string_equal(order, "h");
    qemu_free_timer(host);
    qemu_free_timer(vm);
}

extern QEMUClockType vmtimer_rtc_clock; /* rtc_clock of a converted file */

static void both_rtc_clocks_are_kept_in_step(void **state)
{
    assert_true(rtc_clock == host_clock);
    assert_int_equal(vmtimer_rtc_clock, QEMU_CLOCK_HOST);
    rtc_clock = vm_clock;
    qemu_get_clock_ns(rtc_clock);
    assert_int_equal(vmtimer_rtc_clock, QEMU_CLOCK_VIRTUAL);
    vmtimer_rtc_clock = QEMU_CLOCK_REALTIME;
    qemu_get_clock_ns(vm_clock);
    assert_true(rtc_clock == rt_clock);
    rtc_clock = host_clock;
    qemu_get_clock_ns(rtc_clock);
    assert_int_equal(vmtimer_rtc_clock, QEMU_CLOCK_HOST);
}

static void never(Notifier *notifier, void *data)
{
    fail();
}

static void reset_notifiers_go_by_their_old_names(void **state)
{
    Notifier notifier = { .notify = never };

    qemu_register_clock_reset_notifier(host_clock, &notifier);
    qemu_unregister_clock_reset_notifier(host_clock, &notifier);
    qemu_unregister_clock_reset_notifier(host_clock, &notifier);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_null_clock_counts_as_vm_clock_and_is_reported_once),
    PROMISE(old_clocks_are_distinct_objects),
    PROMISE(qemu_get_clock_is_ms_of_rt_clock_and_ns_of_others),
    PROMISE(the_suffix_of_a_clock_read_decides),
    PROMISE(ticks_per_sec_is_a_billion),
    PROMISE(the_old_deadline_is_int32_max_without_timers),
    PROMISE(the_old_deadline_looks_past_a_disabled_clock),
    PROMISE(qemu_next_deadline_leaves_rt_clock_out),
    PROMISE(the_old_expired_wants_the_head_past_not_due),
    PROMISE(qemu_run_all_timers_runs_vm_rt_host),
    PROMISE(qemu_run_timers_runs_one_clock),
    PROMISE(both_rtc_clocks_are_kept_in_step),
    PROMISE(reset_notifiers_go_by_their_old_names),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
