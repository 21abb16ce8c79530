/*
 * aio-cxx: the overloads of aio.h.
 */
#ifndef VMTIMER_COMPAT_AIO_CXX_H
#define VMTIMER_COMPAT_AIO_CXX_H
#pragma GCC system_header

#include "aio.h"

#ifdef __cplusplus

/* Also for who includes C headers inside extern "C". */
extern "C++" {

inline AioContext *aio_context_new()
{
    return vmtimer_context_new_0();
}

inline void aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *io_read,
                               IOHandler *io_write, void *opaque)
{
    vmtimer_set_fd_5(ctx, fd, io_read, io_write, opaque);
}

inline void aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *io_read,
                               IOHandler *io_write, AioFlushHandler *io_flush,
                               void *opaque)
{
    vmtimer_set_fd_6_flush(ctx, fd, io_read, io_write, io_flush, opaque);
}

inline void aio_set_fd_handler(AioContext *ctx, int fd, bool is_external,
                               IOHandler *io_read, IOHandler *io_write,
                               void *opaque)
{
    vmtimer_set_fd_6_flag(ctx, fd, is_external, io_read, io_write, opaque);
}

inline void aio_set_fd_handler(AioContext *ctx, int fd, bool is_external,
                               IOHandler *io_read, IOHandler *io_write,
                               AioPollFn *io_poll, void *opaque)
{
    vmtimer_set_fd_7_flag(ctx, fd, is_external, io_read, io_write, io_poll,
                          opaque);
}

inline void aio_set_fd_handler(AioContext *ctx, int fd, bool is_external,
                               IOHandler *io_read, IOHandler *io_write,
                               AioPollFn *io_poll, IOHandler *io_poll_ready,
                               void *opaque)
{
    vmtimer_set_fd_8(ctx, fd, is_external, io_read, io_write, io_poll,
                     io_poll_ready, opaque);
}

inline void aio_set_event_notifier(AioContext *ctx, EventNotifier *e,
                                   EventNotifierHandler *io_read)
{
    vmtimer_set_event_3(ctx, e, io_read);
}

inline void aio_set_event_notifier(AioContext *ctx, EventNotifier *e,
                                   EventNotifierHandler *io_read,
                                   AioFlushEventNotifierHandler *io_flush)
{
    vmtimer_set_event_4_flush(ctx, e, io_read, io_flush);
}

inline void aio_set_event_notifier(AioContext *ctx, EventNotifier *e,
                                   bool is_external,
                                   EventNotifierHandler *io_read)
{
    vmtimer_set_event_4_flag(ctx, e, is_external, io_read);
}

inline void aio_set_event_notifier(AioContext *ctx, EventNotifier *e,
                                   bool is_external,
                                   EventNotifierHandler *io_read,
                                   AioPollFn *io_poll)
{
    vmtimer_set_event_5_flag(ctx, e, is_external, io_read, io_poll);
}

inline void aio_set_event_notifier(AioContext *ctx, EventNotifier *e,
                                   bool is_external,
                                   EventNotifierHandler *io_read,
                                   AioPollFn *io_poll,
                                   EventNotifierHandler *io_poll_ready)
{
    vmtimer_set_event_6(ctx, e, is_external, io_read, io_poll, io_poll_ready);
}

inline int event_notifier_set_handler(EventNotifier *e,
                                      EventNotifierHandler *handler)
{
    return vmtimer_event_set_handler(e, handler);
}

inline int event_notifier_set_handler(EventNotifier *e, bool is_external,
                                      EventNotifierHandler *handler)
{
    return vmtimer_event_set_handler_3(e, is_external, handler);
}

}

#endif /* __cplusplus */

#endif
