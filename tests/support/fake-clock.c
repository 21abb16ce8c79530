/*
 * fake-clock: clocks that stand still until a test moves them.
 *
 * Lock: none; atomics, so that tests with threads may move them.
 */
#include "fake-clock.h"

#include "wrapped.h"

#include <errno.h>
#include <stdatomic.h>

typedef struct Fake {
    _Atomic int64_t now_ns;
    _Atomic unsigned reads;
} Fake;

static Fake fakes[QEMU_CLOCK_MAX];
static _Atomic bool is_kernel_faked;
static _Atomic int64_t kernel_ns;
static _Atomic int64_t slept_ns;
static _Atomic unsigned sleeps;
static _Atomic int64_t interrupted_ns; /* left of the next sleep; 0: nothing */

static int64_t read_fake(void *opaque)
{
    Fake *fake = opaque;

    fake->reads++;
    return fake->now_ns;
}

static const VmtimerClockSource fake_source = {.read = read_fake};

void fake_clock_install(QEMUClockType type)
{
    fakes[type].now_ns = 0;
    fakes[type].reads = 0;
    vmtimer_clock_set_source(type, &fake_source, &fakes[type]);
}

void fake_clock_remove_all(void)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmtimer_clock_set_source((QEMUClockType)type, NULL, NULL);
    }
}

void fake_clock_set_ns(QEMUClockType type, int64_t now_ns)
{
    fakes[type].now_ns = now_ns;
    qemu_clock_notify(type);
}

void fake_clock_advance_ns(QEMUClockType type, int64_t ns)
{
    fake_clock_set_ns(type, fakes[type].now_ns + ns);
}

int64_t fake_clock_ns(QEMUClockType type)
{
    return fakes[type].now_ns;
}

unsigned fake_clock_reads(QEMUClockType type)
{
    return fakes[type].reads;
}

void fake_kernel_clock_set_ns(int64_t now_ns)
{
    if (!is_kernel_faked) {
        slept_ns = 0;
        sleeps = 0;
        interrupted_ns = 0;
    }
    kernel_ns = now_ns;
    is_kernel_faked = true;
}

void fake_kernel_clock_hold(void)
{
    int64_t now_ns = get_clock();

    fake_kernel_clock_set_ns(now_ns > kernel_ns ? now_ns : kernel_ns);
}

void fake_kernel_clock_advance_ns(int64_t ns)
{
    kernel_ns += ns;
}

int64_t fake_kernel_clock_ns(void)
{
    return kernel_ns;
}

void fake_kernel_clock_remove(void)
{
    is_kernel_faked = false;
}

int __real_clock_gettime(clockid_t id, struct timespec *now)
    REAL(clock_gettime, __clock_gettime64);
int __wrap_clock_gettime(clockid_t id, struct timespec *now)
    WRAP(clock_gettime, __clock_gettime64);
int __wrap_clock_gettime(clockid_t id, struct timespec *now)
{
    if (!is_kernel_faked) {
        return __real_clock_gettime(id, now);
    }
    now->tv_sec = (time_t)(kernel_ns / NANOSECONDS_PER_SECOND);
    now->tv_nsec = (long)(kernel_ns % NANOSECONDS_PER_SECOND);
    return 0;
}

int64_t fake_kernel_clock_slept_ns(void)
{
    return slept_ns;
}

unsigned fake_kernel_clock_sleeps(void)
{
    return sleeps;
}

void fake_kernel_clock_interrupt_sleep(int64_t left_ns)
{
    interrupted_ns = left_ns;
}

int __real_clock_nanosleep(clockid_t id, int flags,
                           const struct timespec *request,
                           struct timespec *left)
    REAL(clock_nanosleep, __clock_nanosleep_time64);
int __wrap_clock_nanosleep(clockid_t id, int flags,
                           const struct timespec *request,
                           struct timespec *left)
    WRAP(clock_nanosleep, __clock_nanosleep_time64);
int __wrap_clock_nanosleep(clockid_t id, int flags,
                           const struct timespec *request,
                           struct timespec *left)
{
    if (!is_kernel_faked) {
        return __real_clock_nanosleep(id, flags, request, left);
    }
    int64_t left_ns = interrupted_ns;

    sleeps++;
    slept_ns += request->tv_sec * NANOSECONDS_PER_SECOND + request->tv_nsec
                - left_ns;
    if (!left_ns) {
        return 0;
    }
    interrupted_ns = 0;
    left->tv_sec = (time_t)(left_ns / NANOSECONDS_PER_SECOND);
    left->tv_nsec = (long)(left_ns % NANOSECONDS_PER_SECOND);
    return EINTR;
}
