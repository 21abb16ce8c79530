/*
 * replay: record what timers did, and make them do it again.
 *
 * Each test is a child's, or two: one records, one plays. The kernel's clock stands
 * until the test moves it.
 */
#include "child.h"
#include "fake-clock.h"
#include "folder.h"
#include "promise.h"
#include "vmtimer.h"

#include <unistd.h>

#define MS INT64_C(1000000)
#define START INT64_C(1000000000000) /* of running time, ns */

static Folder *here;
static char *log_path(void)
{
    return folder_file(here, "log");
}

static int64_t now_ns(QEMUClockType type)
{
    return qemu_clock_get_ns(type);
}

static QEMUTimer one, two;
static unsigned ones, twos;

static void on_one(void *opaque)
{
    ones++;
}

static void on_two(void *opaque)
{
    twos++;
}

static void init_two(QEMUClockType first, QEMUClockType second)
{
    timer_init_ns(&one, first, on_one, NULL);
    timer_init_ns(&two, second, on_two, NULL);
}

static void run_all_after(int64_t ns)
{
    fake_kernel_clock_advance_ns(ns);
    timerlistgroup_run_timers(&main_loop_tlg);
}

/* The kernel's clock stands, and running time is @running_ns. */
static void stand_at(int64_t running_ns)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    qemu_clock_advance_virtual_time(running_ns);
    cpu_enable_ticks();
}

static void begin_recording(void)
{
    stand_at(START);
    need_equal(vmtimer_replay_record(log_path(), &error_fatal), 0);
    init_two(QEMU_CLOCK_VIRTUAL, QEMU_CLOCK_VIRTUAL_RT);
}

static void begin_playing(void)
{
    stand_at(2 * START);
    need_equal(vmtimer_replay_play(log_path(), &error_fatal), 0);
    init_two(QEMU_CLOCK_VIRTUAL, QEMU_CLOCK_VIRTUAL_RT);
}

static void arm(QEMUTimer *ts, int64_t ns)
{
    timer_mod_ns(ts, now_ns(ts == &one ? QEMU_CLOCK_VIRTUAL
                                       : QEMU_CLOCK_VIRTUAL_RT) + ns);
}

static void stands_between_firings(void *opaque)
{
    begin_recording();
    int64_t start_ns = now_ns(QEMU_CLOCK_VIRTUAL);
    int64_t realtime_ns = now_ns(QEMU_CLOCK_REALTIME);

    arm(&one, 10);
    run_all_after(9);
    need_equal(now_ns(QEMU_CLOCK_VIRTUAL), start_ns);
    need_equal(now_ns(QEMU_CLOCK_REALTIME), realtime_ns + 9);
    run_all_after(5);
    need_equal(ones, 1);
    need_equal(now_ns(QEMU_CLOCK_VIRTUAL), start_ns + 14);
    need_equal(now_ns(QEMU_CLOCK_VIRTUAL_RT), start_ns);
    run_all_after(100);
    need_equal(now_ns(QEMU_CLOCK_VIRTUAL), start_ns + 14);
    need_equal(vmtimer_replay_finish(), 0);
    need_equal(now_ns(QEMU_CLOCK_VIRTUAL), start_ns + 114);
    need_equal(now_ns(QEMU_CLOCK_HOST), fake_kernel_clock_ns());
}

static void recorded_clocks_move_from_firing_to_firing(void **state)
{
    here = folder_new();
    assert_holds(stands_between_firings, NULL);
    folder_free(here);
}

static void set_host_back(void *opaque)
{
    fake_kernel_clock_advance_ns(-500);
    timer_mod_ns(&two, *(int64_t *)opaque - 480);
    qemu_clock_run_timers(QEMU_CLOCK_HOST);
    ones++;
}

static void fires_not_before_its_time(void *opaque)
{
    QEMUTimer back;

    begin_recording();
    int64_t host_ns = now_ns(QEMU_CLOCK_HOST);
    timer_init_ns(&back, QEMU_CLOCK_HOST, set_host_back, &host_ns);
    init_two(QEMU_CLOCK_HOST, QEMU_CLOCK_HOST);
    timer_mod_ns(&back, host_ns + 10);
    timer_mod_ns(&one, host_ns + 20);
    run_all_after(30);
    need_equal(ones, 2);
    need_equal(twos, 1);
    need_equal(now_ns(QEMU_CLOCK_HOST), host_ns + 20);
    need_equal(vmtimer_replay_finish(), 0);
}

static void a_recorded_reading_is_never_before_the_timers_time(void **state)
{
    here = folder_new();
    assert_holds(fires_not_before_its_time, NULL);
    folder_free(here);
}

/* One at 10, two at 20, one at 30. */
static void record_three(void *opaque)
{
    begin_recording();
    arm(&one, 10);
    arm(&two, 20);
    run_all_after(15);
    arm(&one, 15); /* from 15, where it fired */
    run_all_after(5);
    run_all_after(10);
    need_equal(ones, 2);
    need_equal(twos, 1);
    need_equal(vmtimer_replay_finish(), 0);
}

static void play_three(void *opaque)
{
    begin_playing();
    arm(&one, 10);
    arm(&two, 20);
    need(!vmtimer_replay_is_done());
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT); /* not its turn */
    need_equal(twos, 0);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(ones, 1);
    arm(&one, 15);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(ones, 1);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    need_equal(twos, 1);
    need(!vmtimer_replay_is_done());
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(ones, 2);
    need(vmtimer_replay_is_done());
    need_equal(vmtimer_replay_finish(), 0);
}

/* Both are due where the recording starts. */
static void record_due(void *opaque)
{
    begin_recording();
    arm(&one, 0);
    arm(&two, 0);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    need_equal(ones + twos, 2);
    need_equal(vmtimer_replay_finish(), 0);
}

static void play_due(void *opaque)
{
    begin_playing();
    arm(&one, 0);
    arm(&two, 0);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    need_equal(twos, 0); /* not its turn */
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(ones, 1);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    need_equal(twos, 1);
    need(vmtimer_replay_is_done());
    need_equal(vmtimer_replay_finish(), 0);
}

static void playing_takes_no_time_and_keeps_the_clocks_order(void **state)
{
    here = folder_new();
    assert_holds(record_three, NULL);
    assert_holds(play_three, NULL);
    unlink(log_path());
    assert_holds(record_due, NULL);
    assert_holds(play_due, NULL);
    folder_free(here);
}

static void play_with(int64_t first_ns, QEMUTimerCB *first, int64_t second_ns)
{
    begin_playing();
    timer_init_ns(&one, QEMU_CLOCK_VIRTUAL, first, NULL);
    arm(&one, first_ns);
    arm(&two, second_ns);
    timerlistgroup_run_timers(&main_loop_tlg);
    if (!timer_pending(&one)) {
        arm(&one, 15);
    }
    for (int i = 0; i < 40; i++) {
        run_all_after(500 * MS);
    }
}

static void play_on(void)
{
    play_with(10, on_one, 20);
    need(vmtimer_replay_is_done());
    arm(&one, 0);
    timerlistgroup_run_timers(&main_loop_tlg);
}

static void a_replay_stops_at_the_first_firing_that_differs_and_shows_both(void **state)
{
    here = folder_new();
    assert_holds(record_three, NULL);
    /* earlier, later, another callback, later in the second, one too many */
    assert_stops("recorded VIRTUAL's timer of 1000000000010, at 1000000000015, callback +",
                 play_with(9, on_one, 20));
    assert_stops("; now VIRTUAL's timer of 1000000000009, callback +",
                 play_with(9, on_one, 20));
    assert_stops("; now VIRTUAL, nothing due before a timer of 1000000000016",
                 play_with(16, on_one, 20));
    assert_stops("; now VIRTUAL's timer of 1000000000010, callback +",
                 play_with(10, on_two, 20));
    assert_stops("differs at record 3: recorded VIRTUAL_RT's timer of 1000000000020, at 1000000000020",
                 play_with(10, on_one, 19));
    assert_stops("recorded the end; now VIRTUAL's timer of 1000000000030", play_on());
    assert_stops("vmtimer_replay_play: the log wants another firing", play_on());
    folder_free(here);
}

static void never_arms_one(void *opaque)
{
    begin_playing();
    arm(&two, 20);
    run_all_after(11000 * MS); /* somebody may arm it yet */
    arm(&one, 10);
    timerlistgroup_run_timers(&main_loop_tlg);
    need_equal(ones, 1);
    need_equal(twos, 1);
}

static void a_replay_waits_for_a_timer_that_is_armed_late(void **state)
{
    here = folder_new();
    assert_holds(record_three, NULL);
    assert_holds(never_arms_one, NULL);
    folder_free(here);
}

static void record_external(void *opaque)
{
    begin_recording();
    timer_init_full(&two, NULL, QEMU_CLOCK_VIRTUAL, SCALE_NS,
                    QEMU_TIMER_ATTR_EXTERNAL, on_two, NULL);
    timer_mod_ns(&two, now_ns(QEMU_CLOCK_VIRTUAL) + 5);
    arm(&one, 10);
    run_all_after(7);
    need_equal(twos, 1);
    run_all_after(7);
    need_equal(ones, 1);
    need_equal(vmtimer_replay_finish(), 0);
}

/* With none, and one that fires where there was none. */
static void play_external(void *opaque)
{
    begin_playing();
    timer_init_full(&two, NULL, QEMU_CLOCK_VIRTUAL, SCALE_NS,
                    QEMU_TIMER_ATTR_EXTERNAL, on_two, NULL);
    timer_mod_ns(&two, now_ns(QEMU_CLOCK_VIRTUAL) + *(int *)opaque);
    arm(&one, 10);
    timerlistgroup_run_timers(&main_loop_tlg);
    need_equal(ones, 1);
    need_equal(twos, *(int *)opaque < 14);
    need(vmtimer_replay_is_done());
    need_equal(vmtimer_replay_finish(), 0);
}

static void external_timers_are_neither_recorded_nor_replayed(void **state)
{
    int early = 12, late = 99;

    here = folder_new();
    assert_holds(record_external, NULL);
    assert_holds(play_external, &early);
    assert_holds(play_external, &late);
    folder_free(here);
}

static void record_readings(void *opaque)
{
    begin_recording();
    need_equal(REPLAY_CLOCK(REPLAY_CLOCK_HOST, 42), 42);
    need_equal(REPLAY_CLOCK_LOCKED(REPLAY_CLOCK_VIRTUAL_RT, -7), -7);
    need(replay_checkpoint(CHECKPOINT_INIT));
    need(replay_checkpoint(CHECKPOINT_CLOCK_WARP_START));
    need_equal(vmtimer_replay_finish(), 0);
}

static void play_readings(void *opaque)
{
    begin_playing();
    need(!replay_checkpoint(CHECKPOINT_INIT));
    need_equal(REPLAY_CLOCK(REPLAY_CLOCK_HOST, 1), 42);
    need_equal(REPLAY_CLOCK(REPLAY_CLOCK_VIRTUAL_RT, 2), -7);
    need(!replay_checkpoint(CHECKPOINT_CLOCK_WARP_START));
    need(replay_checkpoint(CHECKPOINT_INIT));
    need(!replay_checkpoint(CHECKPOINT_INIT));
    need(replay_checkpoint(CHECKPOINT_CLOCK_WARP_START));
    need(vmtimer_replay_is_done());
    need_equal(vmtimer_replay_finish(), 0);
}

static void readings_and_checkpoints_come_as_they_were_recorded(void **state)
{
    here = folder_new();
    assert_int_equal(REPLAY_CLOCK(REPLAY_CLOCK_HOST, 5), 5);
    assert_true(replay_checkpoint(CHECKPOINT_INIT));
    assert_holds(record_readings, NULL);
    assert_holds(play_readings, NULL);
    assert_stops("REPLAY_CLOCK: the log has no reading here",
                 begin_playing(); REPLAY_CLOCK(REPLAY_CLOCK_VIRTUAL_RT, 0));
    assert_stops("recorded REPLAY_CLOCK of kind 0; now REPLAY_CLOCK of kind 1",
                 begin_playing(); REPLAY_CLOCK(REPLAY_CLOCK_VIRTUAL_RT, 0));
    folder_free(here);
}

static void a_replay_under_way_and_none_stop_the_program(void **state)
{
    here = folder_new();
    assert_stops("vmtimer_replay_finish: no replay is under way",
                 vmtimer_replay_finish());
    assert_stops("vmtimer_replay_record: a replay is under way",
                 begin_recording(); vmtimer_replay_record("x", NULL));
    assert_stops("vmtimer_replay_play: a replay is under way",
                 unlink(log_path()); begin_recording();
                 vmtimer_replay_play("x", NULL));
    assert_true(vmtimer_replay_is_done());
    folder_free(here);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(recorded_clocks_move_from_firing_to_firing),
        PROMISE(a_recorded_reading_is_never_before_the_timers_time),
        PROMISE(playing_takes_no_time_and_keeps_the_clocks_order),
        PROMISE(a_replay_stops_at_the_first_firing_that_differs_and_shows_both),
        PROMISE(a_replay_waits_for_a_timer_that_is_armed_late),
        PROMISE(external_timers_are_neither_recorded_nor_replayed),
        PROMISE(readings_and_checkpoints_come_as_they_were_recorded),
        PROMISE(a_replay_under_way_and_none_stop_the_program),
    };

    return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
