/*
 * cpu-throttle: vCPU threads sleep a part of the time.
 *
 * The test's thread is the vCPU's; its sleeps are counted, not slept. VIRTUAL_RT is
 * a clock that the test moves.
 */
#include "fake-clock.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"

#define MS INT64_C(1000000)

static unsigned kicks;

static void count_kick(VmtimerVcpu *vcpu)
{
    kicks++;
}

static VmtimerVcpu vcpu;

static void begin(void)
{
    fake_kernel_clock_hold();
    fake_clock_install(QEMU_CLOCK_VIRTUAL_RT);
    kicks = 0;
    vcpu = (VmtimerVcpu){.kick = count_kick};
    vmtimer_vcpu_register(&vcpu);
}

/* Stopping lets the timer run out. */
static void end(void)
{
    cpu_throttle_stop();
    fake_clock_advance_ns(QEMU_CLOCK_VIRTUAL_RT, 2000 * MS);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
    vmtimer_vcpu_unregister(&vcpu);
}

static int64_t round_left_ns(void)
{
    return qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT, -1);
}

static void advance(int64_t ns)
{
    fake_clock_advance_ns(QEMU_CLOCK_VIRTUAL_RT, ns);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
}

static void a_throttle_is_cut_to_1_to_99_percent(void **state)
{
    static const int set[][2] = {{0, 1}, {-7, 1}, {1, 1}, {42, 42}, {99, 99},
                                 {100, 99}, {150, 99}};

    begin();
    assert_false(cpu_throttle_active());
    assert_int_equal(cpu_throttle_get_percentage(), 0);
    for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
        cpu_throttle_set(set[i][0]);
        assert_true(cpu_throttle_active());
        assert_int_equal(cpu_throttle_get_percentage(), set[i][1]);
    }
    end();
    assert_false(cpu_throttle_active());
    assert_int_equal(cpu_throttle_get_percentage(), 0);
}

static void a_throttled_vcpu_sleeps_its_part_of_a_round_rounded_up(void **state)
{
    static const struct {
        int pct;
        int64_t sleep_ns;
        int64_t round_ns;
    } rows[] = {
        {1, 101011, 10101010},
        {25, 3333334, 13333333},
        {50, 10 * MS, 20 * MS},
        {75, 30 * MS, 40 * MS},
        {90, 90 * MS, 100 * MS},
        {99, 990 * MS, 1000 * MS},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin();
        int64_t before_ns = fake_kernel_clock_slept_ns();
        cpu_throttle_set(rows[i].pct);
        assert_int_equal(round_left_ns(), rows[i].round_ns);
        assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), rows[i].sleep_ns);
        assert_int_equal(fake_kernel_clock_slept_ns() - before_ns,
                         rows[i].sleep_ns);
        end();
    }
}

/* 10 ms of work in each round: sleep is rounded up, the round cut off. */
static void what_is_left_of_a_round_is_10_ms(void **state)
{
    begin();
    for (int pct = 1; pct <= 99; pct++) {
        cpu_throttle_set(pct);
        advance(2000 * MS);
        int64_t round_ns = round_left_ns();
        int64_t work_ns = round_ns - vmtimer_vcpu_throttle_point(&vcpu);

        assert_in_range(work_ns, 10 * MS - 1, 10 * MS);
    }
    end();
}

static void a_vcpu_sleeps_once_a_round_and_only_when_asked(void **state)
{
    begin();
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    cpu_throttle_set(50);
    assert_int_equal(kicks, 1);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 10 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    advance(20 * MS - 1);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    advance(1);
    assert_int_equal(kicks, 2);
    advance(20 * MS); /* it has not come to sleep yet */
    assert_int_equal(kicks, 2);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 10 * MS);
    end();
}

static void a_new_percentage_holds_from_the_next_round(void **state)
{
    begin();
    cpu_throttle_set(50);
    vmtimer_vcpu_throttle_point(&vcpu);
    advance(5 * MS);
    cpu_throttle_set(75);
    assert_int_equal(round_left_ns(), 15 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    advance(15 * MS);
    assert_int_equal(round_left_ns(), 40 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 30 * MS);
    end();
}

static void stopping_lets_the_round_run_out(void **state)
{
    begin();
    cpu_throttle_set(75);
    cpu_throttle_stop();
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    assert_int_equal(round_left_ns(), 40 * MS);
    advance(40 * MS);
    assert_int_equal(round_left_ns(), -1);
    assert_int_equal(kicks, 1);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    cpu_throttle_set(50); /* again, at once */
    assert_int_equal(kicks, 2);
    end();
}

static void starting_again_before_the_round_is_out_keeps_one_timer(void **state)
{
    begin();
    cpu_throttle_set(75);
    cpu_throttle_stop();
    advance(30 * MS);
    cpu_throttle_set(50);
    assert_int_equal(round_left_ns(), 20 * MS);
    vmtimer_vcpu_throttle_point(&vcpu);
    advance(10 * MS); /* where the first would have ended */
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    end();
}

static void every_registered_vcpu_is_asked(void **state)
{
    VmtimerVcpu second = {.kick = NULL};
    VmtimerVcpu third = {.kick = count_kick};

    begin();
    vmtimer_vcpu_register(&second);
    vmtimer_vcpu_register(&third);
    vmtimer_vcpu_unregister(&vcpu);
    cpu_throttle_set(50);
    assert_int_equal(kicks, 1);
    assert_int_equal(vmtimer_vcpu_throttle_point(&second), 10 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&third), 10 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 0);
    vmtimer_vcpu_unregister(&second);
    vmtimer_vcpu_unregister(&third);
    vmtimer_vcpu_register(&vcpu);
    end();
}

static void an_interrupted_sleep_is_slept_to_its_end(void **state)
{
    begin();
    cpu_throttle_set(99);
    fake_kernel_clock_interrupt_sleep(700 * MS);
    assert_int_equal(vmtimer_vcpu_throttle_point(&vcpu), 990 * MS);
    assert_int_equal(fake_kernel_clock_slept_ns(), 990 * MS);
    assert_int_equal(fake_kernel_clock_sleeps(), 2);
    end();
}

static void sleep_there(void *opaque)
{
    *(int64_t *)opaque = vmtimer_vcpu_throttle_point(&vcpu);
}

static void a_vcpu_sleeps_in_its_own_thread(void **state)
{
    int64_t slept_ns = 0;

    begin();
    cpu_throttle_set(50);
    thread_join(thread_start(sleep_there, &slept_ns));
    assert_int_equal(slept_ns, 10 * MS);
    end();
}

static unsigned syncs;

static uint64_t count_syncs(void *opaque)
{
    return *(unsigned *)opaque;
}

static void sync_once(void *opaque)
{
    ++*(unsigned *)opaque;
}

static const VmtimerDirtySync dirty_sync = {count_syncs, sync_once};

/* A migration that has looked for dirty pages so often. */
static void migrate_from(unsigned count)
{
    syncs = count;
    vmtimer_dirty_sync_set(&dirty_sync, &syncs);
    cpu_throttle_dirty_sync_timer(true);
}

static void dirty_pages_are_looked_for_where_nobody_did_for_5_s(void **state)
{
    begin();
    migrate_from(1);
    advance(5000 * MS); /* the first round sends all there is */
    assert_int_equal(syncs, 1);
    syncs++; /* the migration's own */
    advance(5000 * MS);
    assert_int_equal(syncs, 2);
    advance(5000 * MS - 1);
    assert_int_equal(syncs, 2);
    advance(1);
    assert_int_equal(syncs, 3);
    advance(5000 * MS);
    assert_int_equal(syncs, 4);
    cpu_throttle_dirty_sync_timer(false);
    migrate_from(4); /* another migration */
    assert_int_equal(syncs, 4);
    advance(5000 * MS);
    assert_int_equal(syncs, 5);
    end();
}

static void stopping_ends_the_looking_for_dirty_pages(void **state)
{
    begin();
    migrate_from(2);
    cpu_throttle_stop();
    assert_int_equal(round_left_ns(), -1);
    advance(5000 * MS);
    assert_int_equal(syncs, 2);
    vmtimer_dirty_sync_set(NULL, NULL);
    cpu_throttle_dirty_sync_timer(true);
    assert_int_equal(round_left_ns(), -1);
    end();
}

static void registering_twice_or_not_at_all_stops_the_program(void **state)
{
    begin();
    assert_stops("vmtimer_vcpu_register: this vCPU is registered already",
                 vmtimer_vcpu_register(&vcpu));
    vmtimer_vcpu_unregister(&vcpu);
    assert_stops("vmtimer_vcpu_unregister: this vCPU is not registered",
                 vmtimer_vcpu_unregister(&vcpu));
    vmtimer_vcpu_register(&vcpu);
    cpu_throttle_init(); /* any number of times */
    cpu_throttle_init();
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_throttle_is_cut_to_1_to_99_percent),
        PROMISE(a_throttled_vcpu_sleeps_its_part_of_a_round_rounded_up),
        PROMISE(what_is_left_of_a_round_is_10_ms),
        PROMISE(a_vcpu_sleeps_once_a_round_and_only_when_asked),
        PROMISE(a_new_percentage_holds_from_the_next_round),
        PROMISE(stopping_lets_the_round_run_out),
        PROMISE(starting_again_before_the_round_is_out_keeps_one_timer),
        PROMISE(every_registered_vcpu_is_asked),
        PROMISE(an_interrupted_sleep_is_slept_to_its_end),
        PROMISE(a_vcpu_sleeps_in_its_own_thread),
        PROMISE(dirty_pages_are_looked_for_where_nobody_did_for_5_s),
        PROMISE(stopping_ends_the_looking_for_dirty_pages),
        PROMISE(registering_twice_or_not_at_all_stops_the_program),
    };

    return cmocka_run_group_tests_name("cpu-throttle", tests, NULL, NULL);
}
