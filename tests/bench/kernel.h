/*
 * kernel: the clocks and calls as they are, behind what stands in front of them.
 */
#ifndef BENCH_KERNEL_H
#define BENCH_KERNEL_H

#include <stdint.h>
#include <sys/timerfd.h>
#include <time.h>

/* Where the bench's time begins; not 0, which some libraries take for unset. */
#define BENCH_START_NS (1000 * NS_PER_S)

int64_t bench_clock_ns(clockid_t clock);
int bench_timerfd_settime(int fd, int flags, const struct itimerspec *value);

#endif
