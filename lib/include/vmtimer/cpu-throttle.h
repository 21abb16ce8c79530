/*
 * vmtimer/cpu-throttle.h - let vCPU threads sleep a part of the time
 *
 * Names and meaning are QEMU's (include/system/cpu-throttle.h of 10.0). At p percent
 * each vCPU sleeps 10 ms * p / (100 - p), rounded up, of every 10 ms / (1 - p / 100),
 * so that a migration catches up with the pages it dirties. Measured on VIRTUAL_RT;
 * the timer runs in the main loop.
 */
#ifndef VMTIMER_CPU_THROTTLE_H
#define VMTIMER_CPU_THROTTLE_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "timer.h"

#ifdef __cplusplus
extern "C" {
#endif

#define CPU_THROTTLE_PCT_MIN 1
#define CPU_THROTTLE_PCT_MAX 99
#define CPU_THROTTLE_TIMESLICE_NS 10000000

/* Not needed: cpu_throttle_set does it. Idempotent. */
void cpu_throttle_init(void);

/**
 * cpu_throttle_set - sleep @new_throttle_pct percent of the time
 *
 * Cut to 1..99. Ticks at once if nothing was throttled; else the next tick takes
 * the new value.
 */
void cpu_throttle_set(int new_throttle_pct);

/* The next tick does nothing more; dirty pages are not looked for any more. */
void cpu_throttle_stop(void);

bool cpu_throttle_active(void);

/* 0 when inactive. Any thread. */
int cpu_throttle_get_percentage(void);

/**
 * VmtimerVcpu - a thread to be throttled; the memory is the caller's
 *
 * vmtimer_vcpu_register in the thread that executes; from then on that thread calls
 * vmtimer_vcpu_throttle_point between two stretches of work, often: it sleeps there
 * when it was asked to, and returns the ns slept. @kick, if not NULL, is called
 * when the vCPU was asked, to bring it there: in the main loop's thread or that of
 * cpu_throttle_set, and must not register or unregister.
 */
typedef struct VmtimerVcpu VmtimerVcpu;
struct VmtimerVcpu {
    void (*kick)(VmtimerVcpu *vcpu);
    /* The library's: */
    int is_asked;
    VmtimerVcpu *next;
};

void vmtimer_vcpu_register(VmtimerVcpu *vcpu);
void vmtimer_vcpu_unregister(VmtimerVcpu *vcpu);
int64_t vmtimer_vcpu_throttle_point(VmtimerVcpu *vcpu);

/**
 * VmtimerDirtySync - who knows what a migration has still to send
 * @count: how often dirty pages were looked for, so far
 * @sync: look for them now. In the main loop's thread, as is @count
 */
typedef struct VmtimerDirtySync {
    uint64_t (*count)(void *opaque);
    void (*sync)(void *opaque);
} VmtimerDirtySync;

/* The memory is the caller's and stays where it is. NULL: nobody, as at first. */
void vmtimer_dirty_sync_set(const VmtimerDirtySync *sync, void *opaque);

/**
 * cpu_throttle_dirty_sync_timer - look for dirty pages at least every 5 s
 *
 * While a round of a migration takes longer than that, of VIRTUAL_RT, they are looked
 * for meanwhile, so that throttling hears of them; not in the first round, which
 * sends everything. Without a VmtimerDirtySync nothing is done.
 */
void cpu_throttle_dirty_sync_timer(bool enable);

/* What the timer does. @opaque is not looked at. */
void cpu_throttle_dirty_sync_timer_tick(void *opaque);

#ifdef __cplusplus
}
#endif

#endif
