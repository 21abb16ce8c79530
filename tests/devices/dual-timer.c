/*
 * dual-timer: doc/examples/devices/dual-timer.c by its registers, at 1 MHz.
 */
#include "device.h"
#include "dual-timer.h"

enum { HZ = 1000000 };

#define LOAD DUAL_TIMER_LOAD
#define VALUE DUAL_TIMER_VALUE
#define CONTROL DUAL_TIMER_CONTROL
#define INTCLR DUAL_TIMER_INTCLR
#define RIS DUAL_TIMER_RIS
#define MIS DUAL_TIMER_MIS
#define BGLOAD DUAL_TIMER_BGLOAD

/* 32 bits, interrupting, running. */
enum {
    ON = DUAL_TIMER_ENABLE | DUAL_TIMER_INT_ENABLE | DUAL_TIMER_32BIT,
    PERIODIC = ON | DUAL_TIMER_PERIODIC,
    ONE_SHOT = ON | DUAL_TIMER_ONE_SHOT,
};

static Line line;

static DualTimer *new_timer(void)
{
    line = new_line();
    return dual_timer_new(HZ, on_line, &line);
}

static void registers_have_their_reset_values(void **state)
{
    DualTimer *d = new_timer();

    assert_int_equal(dual_timer_read(d, LOAD), 0);
    assert_int_equal(dual_timer_read(d, VALUE), 0xffff);
    assert_int_equal(dual_timer_read(d, CONTROL), 0x20);
    assert_int_equal(dual_timer_read(d, RIS), 0);
    assert_int_equal(dual_timer_read(d, MIS), 0);
    assert_int_equal(dual_timer_read(d, BGLOAD), 0);
    assert_int_equal(dual_timer_read(d, 0x1c), 0);
    dual_timer_free(d);
}

static void periodic_it_interrupts_every_load(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 100);
    dual_timer_write(d, CONTROL, PERIODIC);
    assert_int_equal(dual_timer_read(d, VALUE), 100);
    for (unsigned i = 1; i <= 5; i++) {
        run_to(&line, i * 100 * US - 1);
        assert_int_equal(dual_timer_read(d, VALUE), 1);
        assert_int_equal(line.level, 0);
        run_to(&line, i * 100 * US);
        assert_int_equal(dual_timer_read(d, VALUE), 100);
        assert_int_equal(dual_timer_read(d, RIS), 1);
        assert_int_equal(line.level, 1);
        dual_timer_write(d, INTCLR, 0);
        assert_int_equal(line.level, 0);
        assert_int_equal(line.rises, i);
    }
    dual_timer_free(d);
}

static void one_shot_stays_at_0_until_it_is_loaded_or_the_mode_changes(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, CONTROL, ONE_SHOT);
    dual_timer_write(d, LOAD, 50);
    run_to(&line, 50 * US);
    assert_int_equal(line.rises, 1);
    dual_timer_write(d, INTCLR, 1);
    run_to(&line, 500 * US);
    assert_int_equal(dual_timer_read(d, VALUE), 0);
    dual_timer_write(d, CONTROL, ONE_SHOT);
    assert_int_equal(line.rises, 1);
    dual_timer_write(d, LOAD, 20);
    run_to(&line, 520 * US);
    assert_int_equal(line.rises, 2);
    dual_timer_write(d, INTCLR, 1);
    dual_timer_write(d, CONTROL, PERIODIC);
    assert_int_equal(line.rises, 2);
    assert_int_equal(dual_timer_read(d, VALUE), 20);
    run_to(&line, 540 * US);
    assert_int_equal(line.rises, 3);
    dual_timer_free(d);
}

static void free_running_it_wraps_to_the_largest_value_of_its_size(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 30);
    dual_timer_write(d, CONTROL, ON & ~DUAL_TIMER_32BIT);
    run_to(&line, 30 * US);
    assert_int_equal(line.rises, 1);
    assert_int_equal(dual_timer_read(d, VALUE), 0);
    run_to(&line, 31 * US);
    assert_int_equal(dual_timer_read(d, VALUE), 0);
    run_to(&line, 31 * US + 1);
    assert_int_equal(dual_timer_read(d, VALUE), 0xffff);
    dual_timer_write(d, INTCLR, 1);
    run_to(&line, (30 + 0x10000) * US);
    assert_int_equal(line.rises, 2);
    dual_timer_write(d, CONTROL, ON);
    dual_timer_write(d, LOAD, 0);
    assert_int_equal(dual_timer_read(d, VALUE), 0);
    run_to(&line, (31 + 0x10000) * US + 1);
    assert_int_equal(dual_timer_read(d, VALUE), 0xffffffff);
    dual_timer_free(d);
}

static void sixteen_bits_are_all_a_16_bit_timer_loads(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, CONTROL, PERIODIC & ~DUAL_TIMER_32BIT);
    dual_timer_write(d, LOAD, 0x120064);
    assert_int_equal(dual_timer_read(d, LOAD), 0x120064);
    assert_int_equal(dual_timer_read(d, VALUE), 0x64);
    run_to(&line, 100 * US);
    assert_int_equal(line.rises, 1);
    assert_int_equal(dual_timer_read(d, VALUE), 0x64);
    dual_timer_free(d);
}

static void the_prescaler_divides_by_16_and_256(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 10);
    dual_timer_write(d, CONTROL, PERIODIC | DUAL_TIMER_BY_16);
    run_to(&line, 160 * US - 1);
    assert_int_equal(line.rises, 0);
    run_to(&line, 160 * US);
    assert_int_equal(line.rises, 1);
    dual_timer_write(d, INTCLR, 1);
    dual_timer_write(d, CONTROL, PERIODIC | DUAL_TIMER_BY_256);
    run_to(&line, 2720 * US - 1);
    assert_int_equal(line.rises, 1);
    run_to(&line, 2720 * US);
    assert_int_equal(line.rises, 2);
    dual_timer_free(d);
}

static void a_background_load_waits_for_the_wrap(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 100);
    dual_timer_write(d, CONTROL, PERIODIC);
    run_to(&line, 40 * US + 1);
    dual_timer_write(d, BGLOAD, 30);
    assert_int_equal(dual_timer_read(d, LOAD), 30);
    assert_int_equal(dual_timer_read(d, VALUE), 60);
    run_to(&line, 100 * US);
    assert_int_equal(dual_timer_read(d, VALUE), 30);
    dual_timer_write(d, INTCLR, 1);
    run_to(&line, 130 * US);
    assert_int_equal(line.rises, 2);
    dual_timer_free(d);
}

static void a_load_starts_over_now(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 100);
    dual_timer_write(d, CONTROL, PERIODIC);
    run_to(&line, 90 * US);
    dual_timer_write(d, LOAD, 70);
    run_to(&line, 160 * US - 1);
    assert_int_equal(line.rises, 0);
    run_to(&line, 160 * US);
    assert_int_equal(line.rises, 1);
    dual_timer_free(d);
}

static void the_mask_holds_the_line_and_not_the_raw_status(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 10);
    dual_timer_write(d, CONTROL, PERIODIC & ~DUAL_TIMER_INT_ENABLE);
    run_to(&line, 10 * US);
    assert_int_equal(dual_timer_read(d, RIS), 1);
    assert_int_equal(dual_timer_read(d, MIS), 0);
    assert_int_equal(line.level, 0);
    dual_timer_write(d, CONTROL, PERIODIC);
    assert_int_equal(dual_timer_read(d, MIS), 1);
    assert_int_equal(line.level, 1);
    dual_timer_free(d);
}

static void both_timers_share_the_line_and_nothing_else(void **state)
{
    DualTimer *d = new_timer();
    uint32_t second = DUAL_TIMER_SECOND;

    dual_timer_write(d, LOAD, 100);
    dual_timer_write(d, CONTROL, ONE_SHOT);
    dual_timer_write(d, second + LOAD, 60);
    dual_timer_write(d, second + CONTROL, ONE_SHOT);
    run_to(&line, 60 * US);
    assert_int_equal(dual_timer_read(d, MIS), 0);
    assert_int_equal(dual_timer_read(d, second + MIS), 1);
    run_to(&line, 100 * US);
    dual_timer_write(d, second + INTCLR, 1);
    assert_int_equal(line.level, 1);
    dual_timer_write(d, INTCLR, 1);
    assert_int_equal(line.level, 0);
    assert_int_equal(line.rises, 1);
    dual_timer_free(d);
}

static void disabled_it_holds_its_value(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, LOAD, 100);
    dual_timer_write(d, CONTROL, PERIODIC);
    run_to(&line, 30 * US + 1);
    dual_timer_write(d, CONTROL, PERIODIC & ~DUAL_TIMER_ENABLE);
    run_to(&line, 1000 * US);
    assert_int_equal(dual_timer_read(d, VALUE), 70);
    dual_timer_write(d, CONTROL, PERIODIC);
    run_to(&line, 1070 * US);
    assert_int_equal(line.rises, 1);
    dual_timer_free(d);
}

static void a_load_of_0_interrupts(void **state)
{
    DualTimer *d = new_timer();

    dual_timer_write(d, CONTROL, ONE_SHOT);
    dual_timer_write(d, LOAD, 0);
    assert_int_equal(line.rises, 1);
    dual_timer_write(d, INTCLR, 1);
    dual_timer_write(d, CONTROL, PERIODIC);
    run_to(&line, 10 * US);
    assert_int_equal(line.rises, 2);
    dual_timer_write(d, INTCLR, 1);
    run_to(&line, 20 * US);
    assert_int_equal(line.rises, 3);
    dual_timer_free(d);
}

static const struct CMUnitTest tests[] = {
    PROMISE(registers_have_their_reset_values),
    PROMISE(periodic_it_interrupts_every_load),
    PROMISE(one_shot_stays_at_0_until_it_is_loaded_or_the_mode_changes),
    PROMISE(free_running_it_wraps_to_the_largest_value_of_its_size),
    PROMISE(sixteen_bits_are_all_a_16_bit_timer_loads),
    PROMISE(the_prescaler_divides_by_16_and_256),
    PROMISE(a_background_load_waits_for_the_wrap),
    PROMISE(a_load_starts_over_now),
    PROMISE(the_mask_holds_the_line_and_not_the_raw_status),
    PROMISE(both_timers_share_the_line_and_nothing_else),
    PROMISE(disabled_it_holds_its_value),
    PROMISE(a_load_of_0_interrupts),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
