/*
 * fdwatch: which descriptors are ready, and who handles them (epoll).
 */
#ifndef VMT_LOOP_FDWATCH_H
#define VMT_LOOP_FDWATCH_H

#include "base/base.h"
#include "base/thread.h"
#include "vmtimer/aio.h"

#include <sys/epoll.h>
#include <sys/queue.h>

typedef struct VmtFdHandler VmtFdHandler;

/* One wait's result. */
enum { VMT_FDWATCH_EVENTS = 64 };
typedef struct VmtFdEvents VmtFdEvents;
struct VmtFdEvents {
    VmtFdEvents *outer; /* of the turn that this one is nested in */
    int next;           /* the first whose handler was not called yet */
    int count;
    struct epoll_event events[VMT_FDWATCH_EVENTS];
};

typedef struct VmtFdwatch {
    int fd; /* the epoll */
    VmtLock lock; /* while `handlers` change, so that a fork finds them whole */
    uint32_t next_generation;
    const char *function; /* the public one at work, for sentences */
    unsigned users; /* handlers */
    _Atomic unsigned held; /* aio_disable_external, nested */
    TAILQ_HEAD(, VmtFdHandler) handlers;
    bool any_held_back;
    unsigned always_ready; /* those epoll refuses */
    VmtFdEvents *fetched; /* from a wait to the end of its dispatch; innermost */
} VmtFdwatch;

/* 0 or -errno. */
int vmt_fdwatch_init(VmtFdwatch *w);
void vmt_fdwatch_deinit(VmtFdwatch *w);

/* One of the context's own, with a number to know it by. 0 or -errno. */
int vmt_fdwatch_add_own(VmtFdwatch *w, int fd, unsigned number,
                        bool edge_triggered);

/* Both NULL: forget @fd. */
void vmt_fdwatch_set(VmtFdwatch *w, int fd, IOHandler *on_readable,
                     IOHandler *on_writable, void *opaque);

/* The same for an event notifier's descriptor; @on_event NULL forgets it. */
void vmt_fdwatch_set_event(VmtFdwatch *w, EventNotifier *notifier,
                           EventNotifierHandler *on_event);

/* External handlers are not called while held. Hold or let go; held no more? */
void vmt_fdwatch_set_external(VmtFdwatch *w, int fd, bool is_external);
bool vmt_fdwatch_hold_external(VmtFdwatch *w, bool hold);

/*
 * After fork: another epoll under the same number; then watch handlers again.
 * Turns of threads that the child has not are to be forgotten.
 */
int vmt_fdwatch_renew(VmtFdwatch *w);
void vmt_fdwatch_watch_again(VmtFdwatch *w);
void vmt_fdwatch_forget_turns(VmtFdwatch *w);

/* Wait; own descriptors come through @on_own, the others stay in @events. */
typedef void VmtFdOwn(void *opaque, unsigned number);
void vmt_fdwatch_wait(VmtFdwatch *w, int timeout_ms, VmtFdEvents *events,
                      VmtFdOwn *on_own, void *opaque);

/* Call the handlers of what was ready. True if any was called. */
bool vmt_fdwatch_dispatch(VmtFdwatch *w, VmtFdEvents *events);

#endif
