/*
 * wakefd: one timerfd, for one clock.
 */
#ifndef VMT_LOOP_WAKEFD_H
#define VMT_LOOP_WAKEFD_H

#include "base/base.h"
#include "base/thread.h"
#include "vmtimer/clock.h"

/* What a clock's timers want of the kernel. */
typedef enum VmtWake {
    VMT_WAKE_IDLE,    /* nothing pending: leave it as it is */
    VMT_WAKE_STOPPED, /* the kernel cannot tell: disarm */
    VMT_WAKE_AT,      /* at *@ret_kernel_ns */
    VMT_WAKE_DUE,     /* no timerfd needed: now */
} VmtWake;

/* Called under the wakefd's lock: reads the lists' heads. */
typedef VmtWake VmtWakeWanted(void *opaque, QEMUClockType type,
                              int64_t *ret_kernel_ns);

typedef struct VmtWakefd {
    int fd;
    QEMUClockType type;
    VmtLock lock;
    int64_t armed_ns; /* of the kernel's clock; VMT_NS_NEVER: disarmed */
    bool is_unread;   /* it went off and nobody fetched the event */
} VmtWakefd;

/* 0 or -errno. */
int vmt_wakefd_init(VmtWakefd *w, QEMUClockType type);
void vmt_wakefd_deinit(VmtWakefd *w);

/* After fork: another timerfd under the same number, disarmed. 0 or -errno. */
int vmt_wakefd_renew(VmtWakefd *w);

/*
 * lower: any thread; the kernel may be told a sooner time, never a later one.
 * arm: the owner, between turns; also later, or not at all.
 * *@ret_was_set: the wall clock was set (timerfd_settime(2) said ECANCELED; the
 * timer is armed all the same).
 */
VmtWake vmt_wakefd_lower(VmtWakefd *w, VmtWakeWanted *wanted, void *opaque,
                         bool *ret_was_set);
VmtWake vmt_wakefd_arm(VmtWakefd *w, VmtWakeWanted *wanted, void *opaque,
                       bool *ret_was_set);

/* The owner fetched its event. True: the wall clock was set. */
bool vmt_wakefd_fetched(VmtWakefd *w);

/* By the clock it must have gone off by now, unfetched. True if so. */
bool vmt_wakefd_look_unread(VmtWakefd *w);

#endif
