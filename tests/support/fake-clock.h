/*
 * fake-clock: clocks that stand still until a test moves them.
 *
 * Two levels. A fake source drives one of the library's clocks through the
 * public seam. A fake kernel clock answers clock_gettime(2) itself, for what
 * stands on it: running time, and what is asked of the kernel's timers.
 */
#ifndef SUPPORT_FAKE_CLOCK_H
#define SUPPORT_FAKE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "vmtimer/extras.h"

/* Drive @type, from 0 on. */
void fake_clock_install(QEMUClockType type);

/* Give every clock back to its own source, at once. */
void fake_clock_remove_all(void);

/* Move it, either way, and tell its lists. */
void fake_clock_set_ns(QEMUClockType type, int64_t now_ns);
void fake_clock_advance_ns(QEMUClockType type, int64_t ns);

int64_t fake_clock_ns(QEMUClockType type);

/* How often it was read since it was installed. */
unsigned fake_clock_reads(QEMUClockType type);

/*
 * CLOCK_MONOTONIC and CLOCK_REALTIME stand from here on: at @now_ns, or where
 * CLOCK_MONOTONIC is, and never behind where they stood before.
 */
void fake_kernel_clock_set_ns(int64_t now_ns);
void fake_kernel_clock_hold(void);
void fake_kernel_clock_advance_ns(int64_t ns);
int64_t fake_kernel_clock_ns(void);
void fake_kernel_clock_remove(void);

/*
 * clock_nanosleep(2) returns at once, and is counted, as long as the kernel's clock
 * is faked; the next call is interrupted when @left_ns of it are left.
 */
int64_t fake_kernel_clock_slept_ns(void);
unsigned fake_kernel_clock_sleeps(void);
void fake_kernel_clock_interrupt_sleep(int64_t left_ns);

#endif
