/*
 * icount: instructions counted by the names of 0.13 to 2.5.
 */
#include "child.h"
#include "fake-clock.h"
#include "promise.h"

#include "qemu-timer.h"

#include <vmtimer/icount.h>

#define MS INT64_C(1000000)

static int64_t instructions;
static bool is_halted;

static int64_t executed(void *opaque)
{
    return instructions;
}

static bool is_idle(void *opaque)
{
    return is_halted;
}

static void nothing(void *opaque)
{
}

static const VmtimerIcountCpu cpu = {executed, is_idle, NULL};

static void warps(void *opaque)
{
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 0);
    fake_clock_install(QEMU_CLOCK_VIRTUAL_RT);
    vmtimer_icount_set_cpu(&cpu, NULL);
    configure_icount("3");
    QEMUTimer *ts = qemu_new_timer_ns(vm_clock, nothing, NULL);

    qemu_mod_timer(ts, 5 * MS);
    is_halted = true;
    qemu_clock_warp(rt_clock);
    need_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT), -1);
    qemu_clock_warp(vm_clock);
    need_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT), 5 * MS);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL_RT, 2 * MS);
    need_equal(cpu_get_icount(), 0);
    qemu_clock_warp(QEMU_CLOCK_VIRTUAL);
    need_equal(cpu_get_icount(), 2 * MS);
    need_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT), 3 * MS);
    qemu_free_timer(ts);
}

static void qemu_clock_warp_accounts_and_warps_for_vm_clock(void **state)
{
    assert_holds(warps, NULL);
}

static const struct CMUnitTest tests[] = {
    PROMISE(qemu_clock_warp_accounts_and_warps_for_vm_clock),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
