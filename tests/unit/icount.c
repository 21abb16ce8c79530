/*
 * icount: VIRTUAL time counted in executed instructions.
 */
#include "counted.h"

static const char *const shifts[] = {
    "0", "shift=1", "2", "3", "shift=4", "5", "6", "7", "8", "shift=9", "10",
};

static void counts_with_shift(void *opaque)
{
    int shift = *(int *)opaque;
    int64_t ns = INT64_C(1) << shift;

    cpu.executed = 77;
    count_from(5 * MS, shifts[shift]);
    need_equal(virtual_ns(), 5 * MS);
    need_equal(use_icount, ICOUNT_PRECISE);
    cpu.executed += 1000;
    need_equal(virtual_ns(), 5 * MS + 1000 * ns);
    need_equal(icount_get(), virtual_ns());
    need_equal(icount_get_raw(), 1077);
    need_equal(icount_to_ns(3), 3 * ns);
    need_equal(icount_to_ns(-3), -3 * ns);
}

static void an_instruction_takes_2_to_the_shift_ns(void **state)
{
    for (int shift = 0; shift <= 10; shift++) {
        assert_holds(counts_with_shift, &shift);
    }
}

static void rounds_with_shift(void *opaque)
{
    int shift = *(int *)opaque;
    int64_t ns = INT64_C(1) << shift;

    count_from(0, shifts[shift]);
    need_equal(icount_round(0), 0);
    need_equal(icount_round(1), 1);
    need_equal(icount_round(ns), 1);
    need_equal(icount_round(ns + 1), 2);
    need_equal(icount_round(1000 * ns), 1000);
    need_equal(icount_round(INT64_MAX), INT64_MAX / ns + (shift > 0));
}

static void icount_round_is_how_many_instructions_take_that_long(void **state)
{
    for (int shift = 0; shift <= 10; shift++) {
        assert_holds(rounds_with_shift, &shift);
    }
}

static void runs_where_instructions_run(void *opaque)
{
    count_from(0, "3");
    QEMUTimer *ts = timer_at(800, 0);

    need(!qemu_clock_use_for_deadline(QEMU_CLOCK_VIRTUAL));
    need_equal(timerlistgroup_deadline_ns(&main_loop_tlg), -1);
    need_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1), 800);
    cpu.executed = 99;
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(fired, 0);
    cpu.executed = 100;
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    need_equal(fired, 1);
    timer_free(ts);
}

static void counted_timers_are_not_the_main_loops(void **state)
{
    assert_holds(runs_where_instructions_run, NULL);
}

static void adjusts_to_slow(void *opaque)
{
    count_from(0, "auto");
    need_equal(use_icount, ICOUNT_ADAPTATIVE);
    need_equal(icount_to_ns(1), 8);
    need_equal(warp_deadline_ns(), 1000 * MS);
    for (int shift = 4; shift <= 12; shift++) {
        real_time_is((shift - 3) * 1000 * MS);
        need_equal(icount_to_ns(1), shift < 10 ? 1 << shift : 1 << 10);
        need_equal(virtual_ns(), 0); /* no jump */
    }
    cpu.executed = 1;
    need_equal(virtual_ns(), 1024);
}

static void adjusts_to_fast(void *opaque)
{
    static const int64_t expected[] = {4, 2, 1, 1};

    count_from(0, "shift=auto");
    for (int i = 0; i < 4; i++) { /* 100 ms of VIRTUAL, none of VIRTUAL_RT */
        cpu.executed += icount_round(100 * MS);
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
        need_equal(icount_to_ns(1), expected[i]);
        need_equal(virtual_ns(), (i + 1) * 100 * MS);
    }
}

/* Twice the difference against the last difference and 100 ms. */
static void keeps_its_shift(void *opaque)
{
    count_from(0, "auto");
    cpu.executed += 950 * MS / 8;
    real_time_is(1000 * MS); /* 50 ms behind */
    need_equal(icount_to_ns(1), 8);
    real_time_is(2000 * MS); /* 1050 ms behind */
    need_equal(icount_to_ns(1), 16);
    cpu.executed += 1475 * MS / 16;
    real_time_is(3000 * MS); /* 575 ms behind: half of 1050 + 100 */
    need_equal(icount_to_ns(1), 16);
}

static void keeps_its_shift_ahead(void *opaque)
{
    count_from(0, "auto");
    cpu.executed += 1050 * MS / 8;
    real_time_is(1000 * MS); /* 50 ms ahead: half of 0 + 100 */
    need_equal(icount_to_ns(1), 8);
    cpu.executed += 1000 * MS / 8 + 3200 * 1000 / 8;
    real_time_is(2000 * MS); /* 53.2 ms: half of 50 + 100 is 75 */
    need_equal(icount_to_ns(1), 8);
    cpu.executed += 1024 * MS / 8;
    real_time_is(3000 * MS); /* 77.2 ms: half of 53.2 + 100 is less */
    need_equal(icount_to_ns(1), 4);
}

static void adaptive_counting_moves_the_shift_with_real_time(void **state)
{
    assert_holds(adjusts_to_slow, NULL);
    assert_holds(adjusts_to_fast, NULL);
    assert_holds(keeps_its_shift, NULL);
    assert_holds(keeps_its_shift_ahead, NULL);
}

static void has_old_names(void *opaque)
{
    count_from(0, "3");
    cpu.executed = 10;
    need_equal(cpu_get_icount(), 80);
    need_equal(cpu_get_icount_raw(), 10);
    need_equal(cpu_icount_to_ns(2), 16);
    need_equal(qemu_icount_round(17), 3);
    cpu.idle = true;
    QEMUTimer *ts = timer_at(100, 0);
    timer_del(ts);
    real_time_is(5);
    qemu_account_warp_timer();
    need_equal(virtual_ns(), 85);
    timer_mod(ts, 100);
    timer_del(ts);
    qemu_account_warp_timer();
    need_equal(warp_deadline_ns(), -1);
    cpu.idle = false;
    timer_mod(ts, 100);
    cpu.idle = true;
    qemu_start_warp_timer();
    need_equal(warp_deadline_ns(), 15);
    timer_free(ts);
}

static void old_icount_names_mean_the_new(void **state)
{
    assert_holds(has_old_names, NULL);
}

static void is_not_counting(void *opaque)
{
    need_equal(use_icount, ICOUNT_DISABLED);
    need_equal(icount_get_raw(), 0);
    need_equal(icount_get(), 0);
    configure_icount(NULL);
    need(!icount_enabled());
    icount_start_warp_timer();
    icount_account_warp_timer();
}

static void without_icount_the_verbs_do_nothing(void **state)
{
    assert_holds(is_not_counting, NULL);
}

static void a_bad_icount_option_stops_the_program(void **state)
{
    static const char *const bad[] = {
        "", "11", "-1", "3.5", "x", "shift=", "shift=auto3", "3,", "3,sleep",
        "3,sleep=maybe", "sleep=off", "align=on",
    };
    static const VmtimerIcountCpu no_cpu = {0};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_stops("configure_icount: the shift is 0 to 10, or auto",
                     count_from(0, bad[i]));
    }
    assert_stops("configure_icount: auto needs sleep=on",
                 count_from(0, "auto,sleep=off"));
    assert_stops("configure_icount: vmtimer_icount_set_cpu comes first",
                 configure_icount("3"));
    assert_stops("configure_icount: instructions are counted already",
                 count_from(0, "3"); configure_icount("3"));
    assert_stops("vmtimer_icount_set_cpu: a CPU must have executed()",
                 vmtimer_icount_set_cpu(&no_cpu, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(an_instruction_takes_2_to_the_shift_ns),
        PROMISE(icount_round_is_how_many_instructions_take_that_long),
        PROMISE(counted_timers_are_not_the_main_loops),
        PROMISE(adaptive_counting_moves_the_shift_with_real_time),
        PROMISE(old_icount_names_mean_the_new),
        PROMISE(without_icount_the_verbs_do_nothing),
        PROMISE(a_bad_icount_option_stops_the_program),
    };

    return cmocka_run_group_tests_name("icount", tests, NULL, NULL);
}
