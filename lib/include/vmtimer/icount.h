/*
 * vmtimer/icount.h - VIRTUAL time counted in executed instructions
 *
 * Names and meaning are QEMU's (include/exec/icount.h of 10.2). The program that
 * executes instructions says how many and whether it is idle; VIRTUAL is then
 *
 *     bias + (executed << shift)
 *
 * ns, and moves only when instructions run or an idle stretch is accounted
 * (a warp). VIRTUAL_RT stays the real running time. VIRTUAL's timers are no longer
 * the main loop's: run them where instructions run, with
 * qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL).
 *
 * One thread executes; the main loop may be another.
 */
#ifndef VMTIMER_ICOUNT_H
#define VMTIMER_ICOUNT_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "extras.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ICountMode {
    ICOUNT_DISABLED = 0,
    ICOUNT_PRECISE,
    ICOUNT_ADAPTATIVE
} ICountMode;

/* An ICountMode; set by configure_icount. */
extern int use_icount;
#define icount_enabled() (use_icount)

/* A test drives the machine: ptimers neither warn nor stretch short rounds. */
extern bool qtest_allowed;
#define qtest_enabled() (qtest_allowed)

/**
 * VmtimerIcountCpu - who executes instructions
 * @executed: how many so far; never goes back. The executing thread, or any other
 *     when the program can tell
 * @is_idle: does no CPU have anything to execute? NULL: never. Should be false
 *     while the program runs VIRTUAL's timers: a callback's arming would warp
 * @kick: end the stretch of instructions being executed: its end was computed from
 *     a deadline, and there is a nearer one. The thread that armed. NULL: nothing
 */
typedef struct VmtimerIcountCpu {
    int64_t (*executed)(void *opaque);
    bool (*is_idle)(void *opaque);
    void (*kick)(void *opaque);
} VmtimerIcountCpu;

/* Must come before configure_icount; @cpu and @opaque stay the caller's. */
void vmtimer_icount_set_cpu(const VmtimerIcountCpu *cpu, void *opaque);

/**
 * configure_icount - count instructions from now on
 * @option: "N" or "shift=N" (0 to 10; an instruction takes 2^N ns) or "auto",
 *     then ",sleep=on" (default) or ",sleep=off"; NULL: nothing
 *
 * "auto" starts at 3 and adjusts the shift to real time, every 1000 ms of
 * VIRTUAL_RT and every 100 ms of VIRTUAL. sleep=off: an idle machine's clock jumps
 * to the next deadline at once. VIRTUAL goes on from where it stands. Anything else
 * stops the program with a sentence.
 */
void configure_icount(const char *option);

/* Instructions executed; VIRTUAL's ns; what @icount instructions take. */
int64_t icount_get_raw(void);
int64_t icount_get(void);
int64_t icount_to_ns(int64_t icount);

/* How many instructions take at least @count ns. */
int64_t icount_round(int64_t count);

/**
 * icount_start_warp_timer - every CPU is idle: let VIRTUAL reach its next deadline
 *
 * sleep=on: after as much VIRTUAL_RT time; sleep=off: at once. Timers with
 * QEMU_TIMER_ATTR_EXTERNAL do not count. A stopped machine stays where it is. Also
 * called when a timer is armed while idle.
 */
void icount_start_warp_timer(void);

/* A CPU woke, or the warp timer fired: count the idle stretch so far. */
void icount_account_warp_timer(void);

/* Something changed: kick the executing loop, and tell VIRTUAL's lists. */
void icount_notify_exit(void);

/* The names of 0.13 to 5.1. */
int64_t cpu_get_icount(void);
int64_t cpu_get_icount_raw(void);
int64_t cpu_icount_to_ns(int64_t icount);
int64_t qemu_icount_round(int64_t count);
void qemu_start_warp_timer(void);
void qemu_account_warp_timer(void);

#ifdef __cplusplus
}
#endif

#endif
