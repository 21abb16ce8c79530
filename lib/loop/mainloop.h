/*
 * mainloop: the context that runs the default lists; who else runs it.
 */
#ifndef VMT_LOOP_MAINLOOP_H
#define VMT_LOOP_MAINLOOP_H

#include "base/base.h"
#include "vmtimer/main-loop.h"

/*
 * A foreign loop that main_loop_wait is to run instead of waiting by itself: the
 * GLib adapter. @attach is called once, with the main context, as soon as both are
 * there; @wait is main_loop_wait.
 */
typedef struct VmtMainloopHost {
    void (*attach)(AioContext *ctx);
    void (*wait)(AioContext *ctx, bool blocking);
} VmtMainloopHost;

void vmt_mainloop_set_host(const VmtMainloopHost *host);

/* Call it, as a callback of the library's. */
void vmt_mainloop_tell(Notifier *notifier, void *data);

#endif
