/*
 * vmtimer/aio.h - contexts: timers, bottom halves and descriptors in one turn
 *
 * Names and meaning are QEMU's (include/block/aio.h of 10.2).
 *
 * A context is owned by one thread at a time: the one that runs its turns.
 * Arming timers, aio_notify and scheduling a bottom half are for any thread.
 *
 * In the child of a fork each context has descriptors of its own, under the same
 * numbers, and any thread may own it.
 */
#ifndef VMTIMER_AIO_H
#define VMTIMER_AIO_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "timer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct AioContext AioContext;
typedef struct QEMUBH QEMUBH;
typedef void QEMUBHFunc(void *opaque);
typedef void IOHandler(void *opaque);
typedef bool AioPollFn(void *opaque);

/* What a context shows; more of ours follows behind it. */
struct AioContext {
    QEMUTimerListGroup tlg;
};

/**
 * Error - why something could not be done (QEMU's qapi/error.h)
 *
 * Where an Error ** is taken: NULL: errno alone tells; the address of an Error *
 * that is NULL: an object, to be given to error_report_err or error_free;
 * &error_abort, &error_fatal: the program stops, with a sentence.
 */
typedef struct Error Error;
extern Error *error_abort;
extern Error *error_fatal;
void error_setg(Error **errp, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
const char *error_get_pretty(const Error *err);
void error_report_err(Error *err);
void error_free(Error *err);

/**
 * aio_context_new - a context; the caller's thread owns it
 *
 * NULL, *@errp and errno when descriptors run out: nothing is left behind and it
 * may be tried again. All descriptors it will ever have are made here: an epoll,
 * an eventfd, a timerfd per clock.
 */
AioContext *aio_context_new(Error **errp) VMTIMER_SYMBOL(aio_context_new);

/**
 * aio_context_ref, aio_context_unref - count references; any thread
 *
 * The last unref frees the context: no turn of it may be under way, and its bottom
 * halves are deleted by then. Timers still pending in it stop the program with a
 * sentence. The main loop's stays for ever.
 */
void aio_context_ref(AioContext *ctx);
void aio_context_unref(AioContext *ctx);

/**
 * aio_context_acquire, aio_context_release - a lock for the users of a context
 *
 * QEMU 2.0 to 8.2. It may be taken several times by one thread; any thread. The
 * library never takes it: a turn runs whoever holds it.
 */
void aio_context_acquire(AioContext *ctx);
void aio_context_release(AioContext *ctx);

/**
 * aio_poll - one turn: wait, then bottom halves, descriptors, timers
 * @blocking: wait until there is something, or aio_notify
 *
 * True if a bottom half (no idle one), handler or timer ran. A signal ends the
 * wait; it may end for nothing (a deleted timer that the kernel knew of). The
 * calling thread owns the context from here on; another thread inside a turn of it
 * stops the program. A turn may be run from inside a callback.
 */
bool aio_poll(AioContext *ctx, bool blocking);

/**
 * aio_prepare, aio_pending, aio_dispatch - a turn in pieces, for foreign loops
 *
 * aio_prepare sets the wake-ups, true if something is due already; aio_pending:
 * has aio_dispatch anything to do now? aio_dispatch runs it. Owner's thread.
 */
bool aio_prepare(AioContext *ctx);
bool aio_pending(AioContext *ctx);
void aio_dispatch(AioContext *ctx);

/**
 * aio_compute_timeout - how long a turn would wait, ns
 *
 * 0: a bottom half is scheduled or a timer due. At most 10 ms with an idle bottom
 * half. -1: for ever. Descriptors are not asked. Any thread.
 */
int64_t aio_compute_timeout(AioContext *ctx);

/* Wake the context's wait. Async-signal-safe; several at once are one. */
void aio_notify(AioContext *ctx);
/* Take back a notification nobody has waited for yet. Owner's thread. */
void aio_notify_accept(AioContext *ctx);

/**
 * aio_set_fd_handler - call back while a descriptor is ready (level-triggered)
 * @io_poll, @io_poll_ready: for busy polling, which we do not do; not called
 *
 * Replaces what was set for @fd; both NULL forgets it. Owner's thread. A regular
 * file is always ready, as with poll(2).
 */
void aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *io_read,
                        IOHandler *io_write, AioPollFn *io_poll,
                        IOHandler *io_poll_ready, void *opaque)
    VMTIMER_SYMBOL(aio_set_fd_handler);

/**
 * aio_disable_external, aio_enable_external - hold back external handlers
 *
 * QEMU 2.5 to 8.0; they nest. Handlers that vmtimer_set_fd_external marked are
 * not called in between. Any thread.
 */
void aio_disable_external(AioContext *ctx);
void aio_enable_external(AioContext *ctx);
void vmtimer_set_fd_external(AioContext *ctx, int fd, bool is_external);

/**
 * EventNotifier - a descriptor that is set and cleared (QEMU's
 * qemu/event_notifier.h); the memory is the caller's
 */
typedef struct EventNotifier {
    int rfd;
    int wfd;
    bool initialized;
} EventNotifier;
typedef void EventNotifierHandler(EventNotifier *e);

/* 0 or -errno: none can be had. @active: non-zero: set from the start. */
int event_notifier_init(EventNotifier *e, int active);
void event_notifier_cleanup(EventNotifier *e);
int event_notifier_get_fd(const EventNotifier *e);
/* Async-signal-safe; 0 or -errno; -EBADF when not initialised. */
int event_notifier_set(EventNotifier *e);
/* 1 if it was set, else 0. */
int event_notifier_test_and_clear(EventNotifier *e);

/* As aio_set_fd_handler; @io_read NULL forgets it. */
void aio_set_event_notifier(AioContext *ctx, EventNotifier *notifier,
                            EventNotifierHandler *io_read, AioPollFn *io_poll,
                            EventNotifierHandler *io_poll_ready)
    VMTIMER_SYMBOL(aio_set_event_notifier);

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
 * One that its own callback schedules again runs in the turn after. Cancelled or
 * deleted by another thread, a callback that has begun may still be running. NULL
 * is fine for qemu_bh_delete.
 */
void qemu_bh_schedule(QEMUBH *bh);
void qemu_bh_schedule_idle(QEMUBH *bh);
void qemu_bh_cancel(QEMUBH *bh);
void qemu_bh_delete(QEMUBH *bh);

/* Run what is scheduled: 1 if one that is not idle ran. Call one right now. */
int aio_bh_poll(AioContext *ctx);
void aio_bh_call(QEMUBH *bh);

/* timer_init_full and timer_new_full on the context's own lists. */
static __inline__ void aio_timer_init_with_attrs(AioContext *ctx, QEMUTimer *ts,
                                             QEMUClockType type, int scale,
                                             int attributes, QEMUTimerCB *cb,
                                             void *opaque)
{
    timer_init_full(ts, &ctx->tlg, type, scale, attributes, cb, opaque);
}

static __inline__ void aio_timer_init(AioContext *ctx, QEMUTimer *ts,
                                  QEMUClockType type, int scale,
                                  QEMUTimerCB *cb, void *opaque)
{
    timer_init_full(ts, &ctx->tlg, type, scale, 0, cb, opaque);
}

static __inline__ QEMUTimer *aio_timer_new_with_attrs(AioContext *ctx,
                                                  QEMUClockType type, int scale,
                                                  int attributes,
                                                  QEMUTimerCB *cb, void *opaque)
{
    return timer_new_full(&ctx->tlg, type, scale, attributes, cb, opaque);
}

static __inline__ QEMUTimer *aio_timer_new(AioContext *ctx, QEMUClockType type,
                                       int scale, QEMUTimerCB *cb, void *opaque)
{
    return timer_new_full(&ctx->tlg, type, scale, 0, cb, opaque);
}

/**
 * qemu_get_current_aio_context - the calling thread's context
 *
 * What qemu_set_current_aio_context said in this thread; the main loop's in the
 * thread that owns it; NULL elsewhere. Saying it twice stops the program.
 */
AioContext *qemu_get_current_aio_context(void);
void qemu_set_current_aio_context(AioContext *ctx);

#ifdef __cplusplus
}
#endif

#endif
