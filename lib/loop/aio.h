/*
 * aio: a context, and its turn: prepare, wait, dispatch.
 */
#ifndef VMT_LOOP_AIO_H
#define VMT_LOOP_AIO_H

#include "base/base.h"
#include "vmtimer/extras.h"

/*
 * A context; the caller's thread owns it. @second: a group whose timers its turns
 * run as well, after its own, or NULL. NULL and errno when descriptors run out.
 */
AioContext *vmt_aio_new(QEMUTimerListGroup *second);
void vmt_aio_free(AioContext *ctx);

/* One turn. True if a bottom half, handler or timer ran. */
bool vmt_aio_turn(AioContext *ctx, bool blocking);

/* For @second's notify: a list of @type may have a sooner head. */
void vmt_aio_on_list_changed(void *ctx, QEMUClockType type);

void vmt_aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *on_readable,
                            IOHandler *on_writable, void *opaque);

/* Who is told first that the wall clock was set. */
void vmt_aio_set_main(AioContext *ctx);
AioContext *vmt_aio_main(void);

#endif
