/*
 * cpu-throttle-scenario: every percentage, and when its ticks are due, on running
 * time moved by hand. Which cpu-throttle that is, QEMU's or ours, is a matter of
 * linking; their output must be the same.
 */
#include "qemu/osdep.h"
#include "hw/core/cpu.h"
#include "qemu/main-loop.h"
#include "qemu/timer.h"
#include "sysemu/cpu-throttle.h"
#include "sysemu/cpus.h"

enum { TICKS = 6 };

CPUState the_cpu;

void async_run_on_cpu(CPUState *cpu,
                      void (*work)(CPUState *cpu, run_on_cpu_data data),
                      run_on_cpu_data data)
{
    /* it never comes to it */
}

void qemu_mutex_lock_iothread(void)
{
}

void qemu_mutex_unlock_iothread(void)
{
}

void qemu_cond_timedwait_iothread(QemuCond *cond, int ms)
{
}

static void tick(int percentage)
{
    printf("%d: %d%% of %d, next in %" PRId64 " ns\n", percentage,
           cpu_throttle_get_percentage(), cpu_throttle_active(),
           qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT,
                                      QEMU_TIMER_ATTR_ALL));
    vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

int main(void)
{
    cpu_disable_ticks();
    qemu_clock_advance_virtual_time(NANOSECONDS_PER_SECOND);
    cpu_throttle_init();
    for (int percentage = -1; percentage <= 101; percentage++) {
        cpu_throttle_set(percentage);
        for (int i = 0; i < TICKS; i++) {
            tick(percentage);
        }
        if (percentage % 3 == 0) {
            cpu_throttle_stop();
            tick(percentage);
            tick(percentage);
        }
    }
    return 0;
}
