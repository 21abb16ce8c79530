/*
 * running: how long the machine has been running.
 *
 * VIRTUAL's and VIRTUAL_RT's time: stands while frozen, passes at a rate, can be
 * moved by hand while frozen. Any thread reads, without a lock.
 */
#ifndef VMT_TIME_RUNNING_H
#define VMT_TIME_RUNNING_H

#include "base/base.h"

#include <stdatomic.h>

/* Running time as a line: see running.c. */
typedef struct VmtRunning {
    _Atomic unsigned sequence;
    _Atomic int64_t mono_base_ns;
    _Atomic int64_t base_ns;
    _Atomic uint32_t num;
    _Atomic uint32_t den;
    _Atomic bool frozen;
} VmtRunning;

extern VmtRunning vmt_running __attribute__((visibility("hidden")));

int64_t vmt_running_ns(void);

/* When will the kernel's CLOCK_MONOTONIC have brought @expire_ns? Rounded up. */
bool vmt_running_kernel_deadline(int64_t expire_ns, int64_t *ret_kernel_ns);

/* And where it is. To look takes longer, and is needed while it passes. */
bool vmt_running_look(int64_t *ret_now_ns);

static inline bool vmt_running_is_frozen(int64_t *ret_now_ns)
{
    if (atomic_load_explicit(&vmt_running.frozen, memory_order_acquire)) {
        *ret_now_ns = atomic_load_explicit(&vmt_running.base_ns,
                                           memory_order_acquire);
        return true;
    }
    return vmt_running_look(ret_now_ns);
}

/* These three are for one thread at a time. */

/* True if it changed. */
bool vmt_running_freeze(bool frozen);

/* Only while frozen; never back. */
static inline void vmt_running_move_to(int64_t now_ns)
{
    int64_t base_ns;

    if (vmt_running_is_frozen(&base_ns) && now_ns > base_ns) {
        atomic_store_explicit(&vmt_running.base_ns, now_ns,
                              memory_order_release);
    }
}

void vmt_running_set_rate(uint32_t num, uint32_t den);

/* The host's cycle counter, counted while running. */
int64_t vmt_running_ticks(void);

/* fork: nobody may be halfway through a change. */
void vmt_running_lock(void);
void vmt_running_unlock(void);

#endif
