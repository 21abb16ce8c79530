/*
 * vmtimer/aio.h - contexts: timers, bottom halves and descriptors in one turn
 *
 * Names and meaning are QEMU's (include/block/aio.h of 10.2).
 *
 * A context is owned by one thread at a time: the one that runs its turns.
 * Arming timers, aio_notify and scheduling a bottom half are for any thread.
 */
#ifndef VMTIMER_AIO_H
#define VMTIMER_AIO_H

#include "timer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct AioContext AioContext;
typedef struct QEMUBH QEMUBH;
typedef struct Error Error;
typedef void QEMUBHFunc(void *opaque);
typedef void IOHandler(void *opaque);

/* What a context shows; more of ours follows behind it. */
struct AioContext {
    QEMUTimerListGroup tlg;
};

/**
 * aio_bh_new - a callback that runs in the context's next turn, when scheduled
 *
 * Scheduled many times before it runs, it runs once. Different ones run in the
 * order of scheduling (QEMU: unspecified).
 */
QEMUBH *aio_bh_new(AioContext *ctx, QEMUBHFunc *cb, void *opaque);

/* Run once and freed by itself; any thread. */
void aio_bh_schedule_oneshot(AioContext *ctx, QEMUBHFunc *cb, void *opaque);

/**
 * qemu_bh_schedule - run it in the next turn; any thread
 * qemu_bh_schedule_idle - the same within 10 ms; does not count as progress
 * qemu_bh_cancel - not then
 * qemu_bh_delete - cancel and free; may be called from its own callback
 *
 * One that its own callback schedules again runs in the turn after.
 */
void qemu_bh_schedule(QEMUBH *bh);
void qemu_bh_schedule_idle(QEMUBH *bh);
void qemu_bh_cancel(QEMUBH *bh);
void qemu_bh_delete(QEMUBH *bh);

/* Wake the context's wait. Async-signal-safe; several at once are one. */
void aio_notify(AioContext *ctx);

#ifdef __cplusplus
}
#endif

#endif
