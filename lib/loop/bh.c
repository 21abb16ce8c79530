/*
 * bh: bottom halves, callbacks to run in a context's next turn.
 *
 * One queue in order of scheduling. A run notes the sequence number at its start
 * and takes what is older, so that one which its own callback schedules again
 * waits for the next run, and a nested run takes what is left of the outer's.
 * What is deleted during a run is freed by the next: its own callback may be in it.
 *
 * Lock: the queue's; never held over a callback or a wake.
 */
#include "loop/bh.h"

#include "base/bug.h"
#include "base/callback.h"
#include "vmtimer/clock.h"

#include <stdlib.h>

struct QEMUBH {
    VmtBhQueue *queue;
    QEMUBHFunc *cb;
    void *opaque;
    uint64_t sequence;
    bool is_scheduled;
    bool is_idle;
    bool is_oneshot;
    TAILQ_ENTRY(QEMUBH) node; /* in waiting, or in deleted */
};

void vmt_bh_queue_init(VmtBhQueue *q, VmtBhWake *wake, void *opaque)
{
    *q = (VmtBhQueue){.wake = wake, .wake_opaque = opaque};
    vmt_lock_init(&q->lock);
    TAILQ_INIT(&q->waiting);
    TAILQ_INIT(&q->deleted);
}

static void take_out(QEMUBH *bh)
{
    TAILQ_REMOVE(&bh->queue->waiting, bh, node);
    bh->queue->scheduled -= !bh->is_idle;
    bh->is_scheduled = false;
}

static void free_deleted(VmtBhQueue *q)
{
    QEMUBH *bh;

    while ((bh = TAILQ_FIRST(&q->deleted))) {
        TAILQ_REMOVE(&q->deleted, bh, node);
        free(bh);
    }
}

void vmt_bh_queue_deinit(VmtBhQueue *q)
{
    QEMUBH *bh;

    while ((bh = TAILQ_FIRST(&q->waiting))) {
        take_out(bh);
        if (bh->is_oneshot) {
            free(bh);
        }
    }
    free_deleted(q);
    vmt_lock_deinit(&q->lock);
}

QEMUBH *vmt_bh_new(VmtBhQueue *q, QEMUBHFunc *cb, void *opaque)
{
    QEMUBH *bh = vmt_alloc(1, sizeof *bh);

    *bh = (QEMUBH){.queue = q, .cb = cb, .opaque = opaque};
    return bh;
}

static void schedule(QEMUBH *bh, bool is_idle)
{
    VmtBhQueue *q = bh->queue;

    vmt_lock(&q->lock);
    if (!bh->is_scheduled) {
        bh->is_scheduled = true;
        bh->is_idle = is_idle;
        bh->sequence = q->next_sequence++;
        q->scheduled += !is_idle;
        TAILQ_INSERT_TAIL(&q->waiting, bh, node);
    } else if (bh->is_idle && !is_idle) {
        bh->is_idle = false;
        q->scheduled++;
    }
    vmt_unlock(&q->lock);
    q->wake(q->wake_opaque);
}

void qemu_bh_schedule(QEMUBH *bh)
{
    schedule(bh, false);
}

void qemu_bh_schedule_idle(QEMUBH *bh)
{
    schedule(bh, true);
}

void vmt_bh_schedule_oneshot(VmtBhQueue *q, QEMUBHFunc *cb, void *opaque)
{
    QEMUBH *bh = vmt_bh_new(q, cb, opaque);

    bh->is_oneshot = true;
    schedule(bh, false);
}

void qemu_bh_cancel(QEMUBH *bh)
{
    vmt_lock(&bh->queue->lock);
    if (bh->is_scheduled) {
        take_out(bh);
    }
    vmt_unlock(&bh->queue->lock);
}

void qemu_bh_delete(QEMUBH *bh)
{
    if (!bh) {
        return;
    }
    VmtBhQueue *q = bh->queue;

    vmt_lock(&q->lock);
    if (bh->is_scheduled) {
        take_out(bh);
    }
    TAILQ_INSERT_TAIL(&q->deleted, bh, node);
    if (!q->runs) {
        free_deleted(q);
    }
    vmt_unlock(&q->lock);
}

static void call(QEMUBHFunc *cb, void *opaque)
{
    vmt_callback_begin();
    cb(opaque);
    vmt_callback_end();
}

void aio_bh_call(QEMUBH *bh)
{
    call(bh->cb, bh->opaque);
}

bool vmt_bh_queue_run(VmtBhQueue *q)
{
    bool progress = false;
    QEMUBH *bh;

    vmt_lock(&q->lock);
    if (!q->runs) {
        free_deleted(q);
    }
    q->runs++;
    uint64_t end = q->next_sequence;
    while ((bh = TAILQ_FIRST(&q->waiting)) && bh->sequence < end) {
        QEMUBH copy = *bh;

        take_out(bh);
        if (copy.is_oneshot) {
            free(bh);
        }
        vmt_unlock(&q->lock);
        call(copy.cb, copy.opaque); /* may delete bh */
        progress |= !copy.is_idle;
        vmt_lock(&q->lock);
    }
    q->runs--;
    vmt_unlock(&q->lock);
    return progress;
}

bool vmt_bh_queue_has_deleted(VmtBhQueue *q)
{
    vmt_lock(&q->lock);
    bool has_deleted = !TAILQ_EMPTY(&q->deleted);
    vmt_unlock(&q->lock);
    return has_deleted;
}

int64_t vmt_bh_queue_timeout_ns(VmtBhQueue *q)
{
    int64_t timeout_ns = -1;

    vmt_lock(&q->lock);
    if (q->scheduled) {
        timeout_ns = 0;
    } else if (!TAILQ_EMPTY(&q->waiting)) {
        timeout_ns = 10 * SCALE_MS;
    }
    vmt_unlock(&q->lock);
    return timeout_ns;
}
