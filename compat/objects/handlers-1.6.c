/*
 * handlers-1.6: a context's handlers of 1.3 to 1.6, which could be asked whether
 * they had anything in flight. We wait for nothing, so nobody is asked.
 */
#include "object.h"

#include "vmtimer/aio.h"

typedef int AioFlushHandler(void *opaque);

OLD(void, aio_set_fd_handler, (AioContext *ctx, int fd, IOHandler *io_read,
                               IOHandler *io_write, AioFlushHandler *io_flush,
                               void *opaque))
{
    aio_set_fd_handler(ctx, fd, io_read, io_write, NULL, NULL, opaque);
}
