/*
 * up-counter: doc/examples/devices/up-counter.c by its registers, at 1 MHz.
 */
#include "device.h"
#include "fake-clock.h"
#include "up-counter.h"

enum { HZ = 1000000 };

#define CONTROL UP_COUNTER_CONTROL
#define ENABLED UP_COUNTER_ENABLED
#define STATUS UP_COUNTER_STATUS
#define GENERATE UP_COUNTER_GENERATE
#define COUNT UP_COUNTER_COUNT
#define PRESCALER UP_COUNTER_PRESCALER
#define AUTORELOAD UP_COUNTER_AUTORELOAD
#define COMPARE UP_COUNTER_COMPARE
#define RUN UP_COUNTER_RUN
#define ONE_PULSE UP_COUNTER_ONE_PULSE
#define BUFFERED UP_COUNTER_BUFFERED
#define UPDATE UP_COUNTER_UPDATE
#define MATCH UP_COUNTER_MATCH

static Line line;

static UpCounter *new_counter(uint32_t freq)
{
    line = new_line();
    return up_counter_new(freq, on_line, &line);
}

static void registers_have_their_reset_values(void **state)
{
    UpCounter *c = new_counter(HZ);

    assert_int_equal(up_counter_read(c, CONTROL), 0);
    assert_int_equal(up_counter_read(c, ENABLED), 0);
    assert_int_equal(up_counter_read(c, STATUS), 0);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    assert_int_equal(up_counter_read(c, PRESCALER), 0);
    assert_int_equal(up_counter_read(c, AUTORELOAD), 0xffff);
    assert_int_equal(up_counter_read(c, COMPARE), 0);
    up_counter_free(c);
}

/* At any moment it is the whole ticks since the start, modulo the round. */
static void the_count_is_exact_at_any_time(void **state)
{
    static const uint32_t freqs[] = {1, 3, 32768, 999983, 84000000, 4000000000};

    for (size_t i = 0; i < sizeof freqs / sizeof *freqs; i++) {
        UpCounter *c = new_counter(freqs[i]);
        int64_t ns = 0;

        up_counter_write(c, PRESCALER, 6);
        up_counter_write(c, AUTORELOAD, 998);
        up_counter_write(c, GENERATE, 1);
        up_counter_write(c, CONTROL, RUN);
        for (int64_t step = 1; step < INT64_C(1000000000000); step = step * 3 + 1) {
            ns += step;
            run_to(&line, ns);
            uint64_t cycles = muldiv64((uint64_t)ns, freqs[i], 1000000000);
            assert_int_equal(up_counter_read(c, COUNT), cycles / 7 % 999);
        }
        up_counter_free(c);
    }
}

static void an_update_interrupts_once_a_round(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 99);
    up_counter_write(c, ENABLED, UPDATE);
    up_counter_write(c, CONTROL, RUN);
    for (unsigned i = 1; i <= 4; i++) {
        run_to(&line, i * 100 * US - 1);
        assert_int_equal(up_counter_read(c, COUNT), 99);
        assert_int_equal(line.level, 0);
        run_to(&line, i * 100 * US);
        assert_int_equal(line.rises, i);
        assert_int_equal(up_counter_read(c, STATUS), UPDATE | MATCH);
        up_counter_write(c, STATUS, 0);
        assert_int_equal(line.level, 0);
    }
    up_counter_free(c);
}

static void the_interrupt_falls_on_the_first_ns_of_its_cycle(void **state)
{
    UpCounter *c = new_counter(3);

    up_counter_write(c, AUTORELOAD, 1);
    up_counter_write(c, ENABLED, UPDATE);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 666666666);
    assert_int_equal(line.rises, 0);
    run_to(&line, 666666667);
    assert_int_equal(line.rises, 1);
    up_counter_write(c, STATUS, 0);
    run_to(&line, INT64_C(2000000000));
    assert_int_equal(line.rises, 2);
    assert_int_equal(line.rose_ns, 1333333334);
    up_counter_write(c, STATUS, 0);
    run_to(&line, INT64_C(2000000000) + 1);
    assert_int_equal(line.level, 0);
    up_counter_free(c);
}

static void a_match_comes_where_the_count_reaches_compare(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 99);
    up_counter_write(c, COMPARE, 40);
    up_counter_write(c, ENABLED, MATCH);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 40 * US);
    assert_int_equal(line.rises, 1);
    assert_int_equal(line.rose_ns, 40 * US);
    up_counter_write(c, STATUS, ~(uint32_t)MATCH);
    run_to(&line, 140 * US);
    assert_int_equal(line.rose_ns, 140 * US);
    assert_int_equal(up_counter_read(c, STATUS), UPDATE | MATCH);
    up_counter_write(c, STATUS, 0);
    up_counter_write(c, COMPARE, 100); /* never reached */
    run_to(&line, 10000 * US);
    assert_int_equal(up_counter_read(c, STATUS), UPDATE);
    up_counter_free(c);
}

static void a_new_prescaler_waits_for_the_update(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 9);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 4 * US);
    up_counter_write(c, PRESCALER, 9);
    assert_int_equal(up_counter_read(c, PRESCALER), 9);
    run_to(&line, 9 * US);
    assert_int_equal(up_counter_read(c, COUNT), 9);
    run_to(&line, 19 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    run_to(&line, 20 * US);
    assert_int_equal(up_counter_read(c, COUNT), 1);
    run_to(&line, 110 * US - 1);
    assert_int_equal(up_counter_read(c, COUNT), 9);
    run_to(&line, 110 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    up_counter_free(c);
}

static void a_generated_update_takes_effect_at_once(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, PRESCALER, 9);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 5 * US);
    up_counter_write(c, GENERATE, 1);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    assert_int_equal(up_counter_read(c, STATUS) & UPDATE, UPDATE);
    run_to(&line, 15 * US);
    assert_int_equal(up_counter_read(c, COUNT), 1);
    up_counter_free(c);
}

static void an_auto_reload_is_taken_at_once_or_buffered(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 99);
    up_counter_write(c, CONTROL, RUN | BUFFERED);
    run_to(&line, 10 * US);
    up_counter_write(c, AUTORELOAD, 19);
    run_to(&line, 99 * US);
    assert_int_equal(up_counter_read(c, COUNT), 99);
    run_to(&line, 100 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    run_to(&line, 120 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 125 * US);
    up_counter_write(c, AUTORELOAD, 6);
    run_to(&line, 127 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    up_counter_free(c);
}

static void a_count_beyond_auto_reload_goes_on_to_65535(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 50 * US);
    up_counter_write(c, AUTORELOAD, 20);
    run_to(&line, 65535 * US);
    assert_int_equal(up_counter_read(c, COUNT), 65535);
    run_to(&line, 65536 * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    run_to(&line, (65536 + 21) * US);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    up_counter_free(c);
}

static void one_pulse_ends_with_the_round(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 9);
    up_counter_write(c, ENABLED, UPDATE);
    up_counter_write(c, CONTROL, RUN | ONE_PULSE);
    run_to(&line, 100 * US);
    assert_int_equal(line.rises, 1);
    assert_int_equal(line.rose_ns, 10 * US);
    assert_int_equal(up_counter_read(c, CONTROL), ONE_PULSE);
    assert_int_equal(up_counter_read(c, COUNT), 0);
    up_counter_free(c);
}

static void disabled_it_holds_its_count(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, COUNT, 7);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 5 * US);
    up_counter_write(c, CONTROL, 0);
    run_to(&line, 500 * US);
    assert_int_equal(up_counter_read(c, COUNT), 12);
    up_counter_write(c, CONTROL, RUN);
    run_to(&line, 501 * US);
    assert_int_equal(up_counter_read(c, COUNT), 13);
    up_counter_write(c, AUTORELOAD, 0);
    run_to(&line, 600 * US);
    assert_int_equal(up_counter_read(c, COUNT), 13);
    up_counter_free(c);
}

static void it_stands_while_the_machine_is_stopped(void **state)
{
    fake_kernel_clock_hold();
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, CONTROL, RUN);
    cpu_enable_ticks();
    fake_kernel_clock_advance_ns(10 * US);
    vmtimer_vm_stop();
    fake_kernel_clock_advance_ns(1000 * US);
    assert_int_equal(up_counter_read(c, COUNT), 10);
    vmtimer_vm_start();
    fake_kernel_clock_advance_ns(5 * US);
    assert_int_equal(up_counter_read(c, COUNT), 15);
    up_counter_free(c);
}

static void what_no_interrupt_waits_for_arms_no_timer(void **state)
{
    UpCounter *c = new_counter(HZ);

    up_counter_write(c, AUTORELOAD, 9);
    up_counter_write(c, CONTROL, RUN);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    up_counter_write(c, ENABLED, UPDATE);
    assert_true(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    run_to(&line, 10 * US); /* and now it is raised */
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    up_counter_free(c);
}

static const struct CMUnitTest tests[] = {
    PROMISE(registers_have_their_reset_values),
    PROMISE(the_count_is_exact_at_any_time),
    PROMISE(an_update_interrupts_once_a_round),
    PROMISE(the_interrupt_falls_on_the_first_ns_of_its_cycle),
    PROMISE(a_match_comes_where_the_count_reaches_compare),
    PROMISE(a_new_prescaler_waits_for_the_update),
    PROMISE(a_generated_update_takes_effect_at_once),
    PROMISE(an_auto_reload_is_taken_at_once_or_buffered),
    PROMISE(a_count_beyond_auto_reload_goes_on_to_65535),
    PROMISE(one_pulse_ends_with_the_round),
    PROMISE(disabled_it_holds_its_count),
    PROMISE(it_stands_while_the_machine_is_stopped),
    PROMISE(what_no_interrupt_waits_for_arms_no_timer),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
