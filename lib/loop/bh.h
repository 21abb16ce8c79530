/*
 * bh: bottom halves, callbacks to run in a context's next turn.
 */
#ifndef VMT_LOOP_BH_H
#define VMT_LOOP_BH_H

#include "base/base.h"
#include "base/thread.h"
#include "vmtimer/aio.h"

#include <sys/queue.h>

/* Called, in the scheduling thread, when something was scheduled. */
typedef void VmtBhWake(void *opaque);

typedef struct VmtBhQueue {
    VmtLock lock;
    VmtBhWake *wake;
    void *wake_opaque;
    uint64_t next_sequence;
    unsigned scheduled; /* those that are not idle */
    unsigned runs;      /* under way, nested */
    TAILQ_HEAD(, QEMUBH) waiting;
    TAILQ_HEAD(, QEMUBH) deleted;
} VmtBhQueue;

void vmt_bh_queue_init(VmtBhQueue *q, VmtBhWake *wake, void *opaque);

/* One-shot ones that never ran are freed; the others are their owners'. */
void vmt_bh_queue_deinit(VmtBhQueue *q);

QEMUBH *vmt_bh_new(VmtBhQueue *q, QEMUBHFunc *cb, void *opaque);
void vmt_bh_schedule_oneshot(VmtBhQueue *q, QEMUBHFunc *cb, void *opaque);

/* Run what was scheduled before; true if one that is not idle ran. */
bool vmt_bh_queue_run(VmtBhQueue *q);

/* Is there something for the next run to free? */
bool vmt_bh_queue_has_deleted(VmtBhQueue *q);

/* 0: something is scheduled; 10 ms: only idle ones are; -1: nothing. */
int64_t vmt_bh_queue_timeout_ns(VmtBhQueue *q);

#endif
