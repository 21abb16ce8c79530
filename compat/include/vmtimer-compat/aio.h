/*
 * aio: contexts as 1.3 to 8.2 called them; the newest shapes are the library's.
 *
 * aio_set_fd_handler and aio_set_event_notifier are told apart by the number of
 * their arguments, then by the third: a handler or NULL against a flag, which is
 * a bool or an int (so is a bare 0). An AioFlushHandler is not asked: aio_poll
 * waits for every handler, as from 1.7 on.
 */
#ifndef VMTIMER_COMPAT_AIO_H
#define VMTIMER_COMPAT_AIO_H
#pragma GCC system_header

#include "count.h"
#include "level.h"

#include <vmtimer/extras.h>

/* Contexts as GSources, where GLib's headers are on the include path. */
#ifdef __has_include
#if __has_include(<glib.h>)
#include <vmtimer/glib.h>
#endif
#endif

VMTIMER_C_BEGIN

typedef int AioFlushHandler(void *opaque);
typedef int AioFlushEventNotifierHandler(EventNotifier *e);

/* From 8.1 on. The guard is not looked at. */
typedef struct MemReentrancyGuard {
    bool engaged_in_io;
} MemReentrancyGuard;

static inline QEMUBH *aio_bh_new_guarded(AioContext *ctx, QEMUBHFunc *cb,
                                         void *opaque,
                                         MemReentrancyGuard *guard)
{
    (void)guard;
    return aio_bh_new(ctx, cb, opaque);
}

static inline QEMUBH *qemu_bh_new_guarded(QEMUBHFunc *cb, void *opaque,
                                          MemReentrancyGuard *guard)
{
    (void)guard;
    return qemu_bh_new(cb, opaque);
}

/* What the other numbers of arguments mean. */
static inline AioContext *vmtimer_context_new_0(void)
{
    return aio_context_new(NULL);
}

static inline void vmtimer_set_fd_5(AioContext *ctx, int fd,
                                    IOHandler *io_read, IOHandler *io_write,
                                    void *opaque)
{
    aio_set_fd_handler(ctx, fd, io_read, io_write, NULL, NULL, opaque);
}

static inline void vmtimer_set_fd_6_flush(AioContext *ctx, int fd,
                                          IOHandler *io_read,
                                          IOHandler *io_write,
                                          AioFlushHandler *io_flush,
                                          void *opaque)
{
    (void)io_flush;
    aio_set_fd_handler(ctx, fd, io_read, io_write, NULL, NULL, opaque);
}

static inline void vmtimer_set_fd_8(AioContext *ctx, int fd, bool is_external,
                                    IOHandler *io_read, IOHandler *io_write,
                                    AioPollFn *io_poll,
                                    IOHandler *io_poll_ready, void *opaque)
{
    aio_set_fd_handler(ctx, fd, io_read, io_write, io_poll, io_poll_ready,
                       opaque);
    if (io_read || io_write) {
        vmtimer_set_fd_external(ctx, fd, is_external);
    }
}

static inline void vmtimer_set_fd_7_flag(AioContext *ctx, int fd,
                                         bool is_external, IOHandler *io_read,
                                         IOHandler *io_write,
                                         AioPollFn *io_poll, void *opaque)
{
    vmtimer_set_fd_8(ctx, fd, is_external, io_read, io_write, io_poll, NULL,
                     opaque);
}

static inline void vmtimer_set_fd_6_flag(AioContext *ctx, int fd,
                                         bool is_external, IOHandler *io_read,
                                         IOHandler *io_write, void *opaque)
{
    vmtimer_set_fd_8(ctx, fd, is_external, io_read, io_write, NULL, NULL,
                     opaque);
}

static inline void vmtimer_set_event_3(AioContext *ctx, EventNotifier *e,
                                       EventNotifierHandler *io_read)
{
    aio_set_event_notifier(ctx, e, io_read, NULL, NULL);
}

static inline void
vmtimer_set_event_4_flush(AioContext *ctx, EventNotifier *e,
                          EventNotifierHandler *io_read,
                          AioFlushEventNotifierHandler *io_flush)
{
    (void)io_flush;
    aio_set_event_notifier(ctx, e, io_read, NULL, NULL);
}

static inline void vmtimer_set_event_6(AioContext *ctx, EventNotifier *e,
                                       bool is_external,
                                       EventNotifierHandler *io_read,
                                       AioPollFn *io_poll,
                                       EventNotifierHandler *io_poll_ready)
{
    aio_set_event_notifier(ctx, e, io_read, io_poll, io_poll_ready);
    if (io_read) {
        vmtimer_set_fd_external(ctx, event_notifier_get_fd(e), is_external);
    }
}

static inline void vmtimer_set_event_5_flag(AioContext *ctx, EventNotifier *e,
                                            bool is_external,
                                            EventNotifierHandler *io_read,
                                            AioPollFn *io_poll)
{
    vmtimer_set_event_6(ctx, e, is_external, io_read, io_poll, NULL);
}

static inline void vmtimer_set_event_4_flag(AioContext *ctx, EventNotifier *e,
                                            bool is_external,
                                            EventNotifierHandler *io_read)
{
    vmtimer_set_event_6(ctx, e, is_external, io_read, NULL, NULL);
}

/* On the main loop's context; with the flag from 2.5 to 2.8. */
static inline int vmtimer_event_set_handler(EventNotifier *e,
                                            EventNotifierHandler *handler)
{
    aio_set_event_notifier(qemu_get_aio_context(), e, handler, NULL, NULL);
    return 0;
}

static inline int vmtimer_event_set_handler_3(EventNotifier *e,
                                              bool is_external,
                                              EventNotifierHandler *handler)
{
    vmtimer_set_event_6(qemu_get_aio_context(), e, is_external, handler, NULL,
                        NULL);
    return 0;
}

VMTIMER_C_END

#ifdef __cplusplus
#include "aio-cxx.h"
#else
#include "aio-c.h"
#endif

#endif
