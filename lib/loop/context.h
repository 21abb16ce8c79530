/*
 * context: what a loop owns: descriptors, lists, bottom halves, an owner.
 */
#ifndef VMT_LOOP_CONTEXT_H
#define VMT_LOOP_CONTEXT_H

#include "base/base.h"
#include "base/thread.h"
#include "loop/bh.h"
#include "loop/fdwatch.h"
#include "loop/notifier.h"
#include "loop/wakefd.h"
#include "vmtimer/extras.h"

#include <stdatomic.h>
#include <sys/queue.h>

typedef struct VmtContext VmtContext;
struct VmtContext {
    AioContext public;
    QEMUTimerListGroup *second; /* a group its turns run as well, or NULL */
    _Atomic unsigned references;
    _Atomic(VmtThread) owner;
    _Atomic unsigned depth;     /* turns of the owner that are under way */
    _Atomic unsigned stale;     /* bits: clocks that the owner must look at */
    _Atomic bool is_fd_known;   /* somebody waits on the epoll itself */
    _Atomic bool host_was_set;
    unsigned sets_told;         /* how many had been told at our last notice */
    unsigned quiet_turns;       /* in a row that left the epoll unasked */
    VmtFdwatch watch;
    VmtNotifier notifier;
    VmtWakefd wakefds[QEMU_CLOCK_MAX];
    VmtBhQueue bhs;
    VmtLock acquired;           /* the users' own; nothing here takes it */
    _Atomic(VmtThread) acquirer; /* who holds it, or NULL; and how often */
    unsigned acquisitions;
    LIST_ENTRY(VmtContext) node; /* all contexts, for fork */
};

enum {
    VMT_NUMBER_OF_NOTIFIER = QEMU_CLOCK_MAX, /* wakefds have their clock's */
    VMT_ALL_CLOCKS = (1 << QEMU_CLOCK_MAX) - 1,
};

static inline VmtContext *vmt_context_of(AioContext *ctx)
{
    return vmt_container_of(ctx, VmtContext, public);
}

/* NULL and errno when descriptors run out. */
VmtContext *vmt_context_new(QEMUTimerListGroup *second,
                            QEMUTimerListNotifyCB *on_list_changed,
                            VmtBhWake *on_bh_scheduled);
void vmt_context_free(VmtContext *c);

static inline bool vmt_context_is_owner(VmtContext *c)
{
    return atomic_load(&c->owner) == vmt_thread_self();
}

/* The main loop's, or NULL. */
void vmt_context_set_main(VmtContext *c);
VmtContext *vmt_context_main(void);

/* fork: all contexts' locks; and, in the child, everything of the kernel's. */
void vmt_context_lock_all(void);
void vmt_context_unlock_all(void);
void vmt_context_renew_all(void);

#endif
