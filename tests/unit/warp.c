/*
 * warp: what VIRTUAL does while no CPU has anything to execute (parts/icount).
 */
#include "counted.h"
#include "folder.h"

static void jumps(void *opaque)
{
    count_from(0, "3,sleep=off");
    QEMUTimer *ts = timer_at(5 * MS + 1, 0);

    icount_start_warp_timer(); /* a CPU executes */
    need_equal(virtual_ns(), 0);
    cpu.idle = true;
    icount_start_warp_timer();
    need_equal(virtual_ns(), 5 * MS + 1);
    need_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT), 0);
    icount_start_warp_timer(); /* it is there */
    need_equal(virtual_ns(), 5 * MS + 1);
    need(qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL));
    need_equal(warp_deadline_ns(), -1);
    timer_free(ts);
}

static void without_sleep_an_idle_machine_is_at_its_next_deadline_at_once(void **state)
{
    assert_holds(jumps, NULL);
}

static void sleeps(void *opaque)
{
    count_from(0, "shift=3,sleep=on");
    QEMUTimer *ts = timer_at(5 * MS, 0);

    real_time_is(10 * MS);
    cpu.idle = true;
    icount_start_warp_timer();
    need_equal(warp_deadline_ns(), 5 * MS);
    real_time_is(15 * MS - 1);
    need_equal(virtual_ns(), 0);
    real_time_is(15 * MS);
    need_equal(virtual_ns(), 5 * MS);
    need_equal(warp_deadline_ns(), -1);
    need(qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL));
    timer_free(ts);
}

static void with_sleep_an_idle_stretch_takes_its_real_time(void **state)
{
    assert_holds(sleeps, NULL);
}

static void wakes_early(void *opaque)
{
    count_from(0, "3");
    QEMUTimer *ts = timer_at(5 * MS, 0);

    cpu.idle = true;
    icount_start_warp_timer();
    real_time_is(2 * MS);
    cpu.idle = false;
    icount_account_warp_timer();
    need_equal(virtual_ns(), 2 * MS);
    need_equal(warp_deadline_ns(), -1);
    icount_account_warp_timer(); /* counted once */
    need_equal(virtual_ns(), 2 * MS);
    cpu.executed = 1;
    need_equal(virtual_ns(), 2 * MS + 8);
    timer_free(ts);
}

static void a_cpu_that_wakes_counts_the_idle_stretch_so_far(void **state)
{
    assert_holds(wakes_early, NULL);
}

static void starts_twice(void *opaque)
{
    count_from(0, "3");
    QEMUTimer *far = timer_at(5 * MS, 0);

    cpu.idle = true;
    icount_start_warp_timer();
    real_time_is(2 * MS);
    QEMUTimer *near = timer_at(1 * MS, 0); /* starts it again */
    need_equal(warp_deadline_ns(), 1 * MS);
    real_time_is(3 * MS);
    need_equal(virtual_ns(), 3 * MS);
    need(qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL));
    need_equal(fired, 1);
    timer_free(far);
    timer_free(near);
}

static void a_warp_that_goes_on_keeps_its_start(void **state)
{
    assert_holds(starts_twice, NULL);
}

static void goes_on_to_the_next(void *opaque)
{
    count_from(0, "3");
    QEMUTimer *gone = timer_at(1 * MS, 0);
    QEMUTimer *next = timer_at(3 * MS, 0);

    cpu.idle = true;
    icount_start_warp_timer();
    timer_del(gone);
    real_time_is(1 * MS); /* the warp timer finds nothing due */
    need_equal(warp_deadline_ns(), 2 * MS);
    real_time_is(3 * MS);
    need_equal(virtual_ns(), 3 * MS);
    timer_free(gone);
    timer_free(next);
}

static void an_idle_machine_warps_on_when_its_timer_is_gone(void **state)
{
    assert_holds(goes_on_to_the_next, NULL);
}

static void leaves_external_out(void *opaque)
{
    count_from(0, opaque);
    QEMUTimer *external = timer_at(1 * MS, QEMU_TIMER_ATTR_EXTERNAL);

    cpu.idle = true;
    icount_start_warp_timer();
    need_equal(virtual_ns(), 0);
    need_equal(warp_deadline_ns(), -1);
    QEMUTimer *ours = timer_at(4 * MS, 0); /* behind: starts nothing */
    icount_start_warp_timer();
    real_time_is(4 * MS);
    need_equal(virtual_ns(), 4 * MS);
    timer_free(external);
    timer_free(ours);
}

static void external_timers_are_not_warped_to(void **state)
{
    assert_holds(leaves_external_out, "3,sleep=on");
    assert_holds(leaves_external_out, "3,sleep=off");
}

static void stays(void *opaque)
{
    count_from(0, opaque);
    cpu.idle = true;
    icount_start_warp_timer(); /* to nothing */
    need_equal(virtual_ns(), 0);
    cpu.idle = false;
    QEMUTimer *ts = timer_at(1 * MS, 0);
    cpu.idle = true;
    vmtimer_vm_stop();
    icount_start_warp_timer();
    need_equal(virtual_ns(), 0);
    need_equal(warp_deadline_ns(), -1);
    timer_free(ts);
}

static void a_stopped_machine_does_not_warp_nor_one_without_timers(void **state)
{
    assert_holds(stays, "3,sleep=on");
    assert_holds(stays, "3,sleep=off");
}

static void arms(void *opaque)
{
    count_from(0, "3,sleep=off");
    QEMUTimer *ts = timer_at(2 * MS, 0);
    need_equal(cpu.kicks, 1);
    need_equal(virtual_ns(), 0);
    QEMUTimer *behind = timer_at(3 * MS, 0);
    need_equal(cpu.kicks, 1);
    cpu.idle = true;
    timer_mod(ts, 1 * MS);
    need_equal(cpu.kicks, 1);
    need_equal(virtual_ns(), 1 * MS);
    timer_free(ts);
    timer_free(behind);
}

static void a_new_head_kicks_a_cpu_that_executes_and_warps_for_one_that_does_not(void **state)
{
    assert_holds(arms, NULL);
}

static void count_notify(void *opaque, QEMUClockType type)
{
    ++*(unsigned *)opaque;
}

static void notifies(void *opaque)
{
    unsigned notified = 0;
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, count_notify,
                                        &notified);

    icount_notify_exit();
    need_equal(notified, 0);
    count_from(0, "3");
    notified = 0;
    icount_notify_exit();
    need_equal(cpu.kicks, 1);
    need_equal(notified, 1);
    timerlist_free(list);
}

static void notify_exit_kicks_and_tells_the_lists(void **state)
{
    assert_holds(notifies, NULL);
}

static void is_due(void *opaque)
{
    unsigned notified = 0;
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, count_notify,
                                        &notified);

    count_from(9, opaque);
    QEMUTimer *ts = timer_at(9, 0);
    cpu.idle = true;
    notified = 0;
    icount_start_warp_timer();
    need_equal(notified, 1);
    need_equal(virtual_ns(), 9);
    timer_free(ts);
    timerlist_free(list);
}

static void a_deadline_that_is_due_is_told_not_warped_to(void **state)
{
    assert_holds(is_due, "3,sleep=on");
    assert_holds(is_due, "3,sleep=off");
}

static void does_not_overtake(void *opaque)
{
    count_from(0, "auto");
    cpu.executed = 10 * MS / 8; /* 10 ms ahead */
    QEMUTimer *ts = timer_at(15 * MS, 0);

    cpu.idle = true;
    icount_start_warp_timer();
    need_equal(warp_deadline_ns(), 15 * MS);
    real_time_is(5 * MS);
    icount_account_warp_timer();
    need_equal(virtual_ns(), 10 * MS);
    icount_start_warp_timer();
    real_time_is(12 * MS);
    icount_account_warp_timer();
    need_equal(virtual_ns(), 12 * MS);
    icount_start_warp_timer();
    real_time_is(15 * MS);
    need_equal(virtual_ns(), 15 * MS);
    need(qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL));
    timer_free(ts);
}

static void adaptive_counting_is_never_warped_past_real_time(void **state)
{
    assert_holds(does_not_overtake, NULL);
}

static char *replayed;
static int64_t *warped_ns; /* what the recording saw */

/* Half of an idle stretch of 5 ms, 100 instructions, the rest. */
static void warp_in_two(int64_t passed_ns)
{
    static const VmtimerIcountCpu no_kick = {executed, is_idle, NULL};

    vmtimer_icount_set_cpu(&no_kick, NULL);
    configure_icount("3");
    QEMUTimer *ts = timer_at(icount_get() + 5 * MS, 0);
    QEMUTimer *woken = timer_new_ns(QEMU_CLOCK_VIRTUAL_RT, count_fired, &fired);
    timer_mod(woken, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT) + 2 * MS);
    cpu.idle = true;
    icount_start_warp_timer();
    while (!fired) {
        fake_kernel_clock_advance_ns(passed_ns);
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    }
    cpu.idle = false;
    icount_account_warp_timer();
    warped_ns[passed_ns == 0] = icount_get();
    cpu.executed += 100;
    cpu.idle = true;
    icount_start_warp_timer();
    while (qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1)) {
        fake_kernel_clock_advance_ns(passed_ns);
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    }
    warped_ns[2 + (passed_ns == 0)] = icount_get();
    timer_free(ts);
    timer_free(woken);
    need_equal(vmtimer_replay_finish(), 0);
}

static void records_a_warp(void *opaque)
{
    fake_kernel_clock_hold();
    need_equal(vmtimer_replay_record(replayed, NULL), 0);
    warp_in_two(700001);
}

static void plays_a_warp(void *opaque)
{
    fake_kernel_clock_hold(); /* and no time passes */
    need_equal(vmtimer_replay_play(replayed, NULL), 0);
    warp_in_two(0);
}

static void a_replay_warps_as_the_recording_did(void **state)
{
    Folder *folder = folder_new();

    replayed = folder_file(folder, "log");
    warped_ns = shared_new(4 * sizeof *warped_ns);
    assert_holds(records_a_warp, NULL);
    assert_holds(plays_a_warp, NULL);
    assert_true(warped_ns[0] > 0);
    assert_int_equal(warped_ns[0], warped_ns[1]);
    assert_int_equal(warped_ns[2], warped_ns[3]);
    shared_free(warped_ns, 4 * sizeof *warped_ns);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(without_sleep_an_idle_machine_is_at_its_next_deadline_at_once),
        PROMISE(with_sleep_an_idle_stretch_takes_its_real_time),
        PROMISE(a_cpu_that_wakes_counts_the_idle_stretch_so_far),
        PROMISE(a_warp_that_goes_on_keeps_its_start),
        PROMISE(an_idle_machine_warps_on_when_its_timer_is_gone),
        PROMISE(external_timers_are_not_warped_to),
        PROMISE(a_stopped_machine_does_not_warp_nor_one_without_timers),
        PROMISE(a_new_head_kicks_a_cpu_that_executes_and_warps_for_one_that_does_not),
        PROMISE(notify_exit_kicks_and_tells_the_lists),
        PROMISE(a_deadline_that_is_due_is_told_not_warped_to),
        PROMISE(adaptive_counting_is_never_warped_past_real_time),
        PROMISE(a_replay_warps_as_the_recording_did),
    };

    return cmocka_run_group_tests_name("warp", tests, NULL, NULL);
}
