/*
 * handlers-2.4: a context's handlers of 1.7 to 2.4, without what polls.
 */
#include "object.h"

#include "vmtimer/aio.h"

OLD(void, aio_set_fd_handler, (AioContext *ctx, int fd, IOHandler *io_read,
                               IOHandler *io_write, void *opaque))
{
    aio_set_fd_handler(ctx, fd, io_read, io_write, NULL, NULL, opaque);
}
