/*
 * host-clock: what the host offers to read. No state, no lock.
 */
#include "vmtimer/clock.h"

#include <time.h>

static int64_t read_kernel_clock(clockid_t id)
{
    struct timespec now;

    clock_gettime(id, &now);
    return now.tv_sec * NANOSECONDS_PER_SECOND + now.tv_nsec;
}

int64_t get_clock(void)
{
    return read_kernel_clock(CLOCK_MONOTONIC);
}

int64_t get_clock_realtime(void)
{
    return read_kernel_clock(CLOCK_REALTIME);
}

int64_t cpu_get_host_ticks(void)
{
#if defined(__x86_64__) || defined(__i386__)
    return (int64_t)__builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t ticks;

    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return (int64_t)ticks;
#else
    return get_clock();
#endif
}
