/*
 * aio: a context's turn: prepare, wait, dispatch.
 */
#ifndef VMT_LOOP_AIO_H
#define VMT_LOOP_AIO_H

#include "loop/context.h"

/* One turn, for the public @function. True if a bottom half, handler or timer ran. */
bool vmt_aio_turn(VmtContext *c, bool blocking, const char *function);

void vmt_aio_set_fd_handler(VmtContext *c, int fd, IOHandler *io_read,
                            IOHandler *io_write, void *opaque,
                            const char *function);

#endif
