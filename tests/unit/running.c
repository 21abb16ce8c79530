/*
 * running: how long the machine has been running: freeze, continue, rate.
 *
 * The kernel's clock stands still here, so that running time is exact.
 */
#include "fake-clock.h"
#include "promise.h"
#include "time/running.h"

static int64_t virtual_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

static void running_time_passes_with_the_monotonic_clock(void **state)
{
    fake_kernel_clock_hold();
    int64_t start_ns = virtual_ns();

    fake_kernel_clock_advance_ns(12345);
    assert_int_equal(virtual_ns(), start_ns + 12345);
    assert_int_equal(cpu_get_clock(), start_ns + 12345);
}

static void frozen_time_stands_and_goes_on_from_its_value(void **state)
{
    fake_kernel_clock_hold();
    int64_t start_ns = virtual_ns();

    cpu_disable_ticks();
    fake_kernel_clock_advance_ns(1000000);
    assert_int_equal(virtual_ns(), start_ns);
    cpu_enable_ticks();
    assert_int_equal(virtual_ns(), start_ns);
    fake_kernel_clock_advance_ns(7);
    assert_int_equal(virtual_ns(), start_ns + 7);
}

static void other_clocks_go_on_while_the_machine_is_stopped(void **state)
{
    fake_kernel_clock_set_ns(INT64_C(1700000000000000000));
    int64_t start_ns = virtual_ns();

    vmtimer_vm_stop();
    fake_kernel_clock_advance_ns(7);
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_REALTIME),
                     INT64_C(1700000000000000007));
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_HOST),
                     INT64_C(1700000000000000007));
    assert_int_equal(virtual_ns(), start_ns);
    vmtimer_vm_start();
}

static void virtual_rt_is_virtual_without_a_source(void **state)
{
    fake_kernel_clock_hold();
    for (int i = 0; i < 3; i++) {
        fake_kernel_clock_advance_ns(5);
        assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT),
                         virtual_ns());
        i == 0 ? cpu_disable_ticks() : cpu_enable_ticks();
    }
}

static void virtual_rt_is_running_time_also_while_a_source_drives_virtual(void **state)
{
    fake_kernel_clock_hold();
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT), virtual_ns());
    int64_t start_ns = virtual_ns();

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 77);
    fake_kernel_clock_advance_ns(5);
    assert_int_equal(virtual_ns(), 77);
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT), start_ns + 5);
}

static void a_rate_takes_effect_without_a_jump(void **state)
{
    fake_kernel_clock_hold();
    int64_t start_ns = virtual_ns();

    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 3);
    assert_int_equal(virtual_ns(), start_ns);
    fake_kernel_clock_advance_ns(10);
    assert_int_equal(virtual_ns(), start_ns + 3);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 5, 1);
    assert_int_equal(virtual_ns(), start_ns + 3);
    fake_kernel_clock_advance_ns(10);
    assert_int_equal(virtual_ns(), start_ns + 53);
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT), start_ns + 53);
}

static void slow_time_passes_however_often_it_is_looked_at(void **state)
{
    fake_kernel_clock_hold();
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1000);
    int64_t start_ns = virtual_ns();

    for (int i = 0; i < 10000; i++) {
        fake_kernel_clock_advance_ns(1);
        cpu_get_ticks();
        cpu_enable_ticks();
        virtual_ns();
    }
    assert_int_equal(virtual_ns(), start_ns + 10);
}

static void the_kernel_is_told_the_first_ns_at_which_a_deadline_is_reached(void **state)
{
    static const uint32_t rates[][2] = {
        {1, 1}, {1, 3}, {3, 1}, {7, 5}, {1000, 999}, {UINT32_MAX, 1},
        {1, UINT32_MAX}, {UINT32_MAX, UINT32_MAX - 1},
    };

    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1);
        fake_kernel_clock_hold();
        vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, rates[i][0], rates[i][1]);
        int64_t start_ns = virtual_ns();
        int64_t kernel_start_ns = fake_kernel_clock_ns();
        for (int64_t span_ns = 1; span_ns < 100000; span_ns = span_ns * 3 + 1) {
            int64_t kernel_ns;

            assert_true(vmt_running_kernel_deadline(start_ns + span_ns,
                                                    &kernel_ns));
            fake_kernel_clock_set_ns(kernel_ns);
            assert_true(virtual_ns() >= start_ns + span_ns);
            fake_kernel_clock_set_ns(kernel_ns - 1);
            assert_true(virtual_ns() < start_ns + span_ns);
        }
        fake_kernel_clock_set_ns(kernel_start_ns);
    }
}

static void ticks_stand_while_frozen_and_never_go_back(void **state)
{
    cpu_disable_ticks();
    int64_t frozen = cpu_get_ticks();
    assert_int_equal(cpu_get_ticks(), frozen);
    cpu_enable_ticks();
    int64_t last = frozen;
    for (int i = 0; i < 1000; i++) {
        int64_t now = cpu_get_ticks();
        assert_true(now >= last);
        last = now;
    }
}

/* The last one: from here time never goes back. */
static void fast_time_saturates(void **state)
{
    int64_t kernel_ns;

    fake_kernel_clock_hold();
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, UINT32_MAX, 1);
    fake_kernel_clock_advance_ns(INT64_C(1) << 40);
    assert_int_equal(virtual_ns(), INT64_MAX);
    assert_true(vmt_running_kernel_deadline(INT64_MAX, &kernel_ns));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(running_time_passes_with_the_monotonic_clock),
        PROMISE(frozen_time_stands_and_goes_on_from_its_value),
        PROMISE(other_clocks_go_on_while_the_machine_is_stopped),
        PROMISE(virtual_rt_is_virtual_without_a_source),
        PROMISE(virtual_rt_is_running_time_also_while_a_source_drives_virtual),
        PROMISE(a_rate_takes_effect_without_a_jump),
        PROMISE(slow_time_passes_however_often_it_is_looked_at),
        PROMISE(the_kernel_is_told_the_first_ns_at_which_a_deadline_is_reached),
        PROMISE(ticks_stand_while_frozen_and_never_go_back),
        PROMISE(fast_time_saturates),
    };

    return cmocka_run_group_tests_name("running", tests, NULL, NULL);
}
