/*
 * aio: a context's turn: prepare, wait, dispatch.
 */
#ifndef VMT_LOOP_AIO_H
#define VMT_LOOP_AIO_H

#include "loop/context.h"

/* One turn. True if a bottom half, handler or timer ran. */
bool vmt_aio_turn(VmtContext *c, bool blocking);

#endif
