/*
 * mainloop: the context that runs the default lists, and QEMU's names for it.
 *
 * Lock: making it is for one thread at a time; the rest is aio's.
 */
#include "loop/mainloop.h"

#include "base/bug.h"
#include "base/callback.h"
#include "base/error.h"
#include "loop/aio.h"
#include "loop/fork.h"
#include "loop/waking.h"
#include "time/timerlist.h"
#include "time/timerlistgroup.h"

#include <errno.h>

static const VmtMainloopHost *host;

static VmtContext *need_main(const char *function)
{
    VmtContext *main = vmt_context_main();

    if (!main) {
        vmt_bug("%s: qemu_init_main_loop was not called", function);
    }
    return main;
}

static void on_default_list_changed(void *opaque, QEMUClockType type)
{
    vmt_waking_on_list_changed(vmt_context_main(), type);
}

static void on_bare_list_changed(void *opaque, QEMUClockType type)
{
    qemu_notify_event();
}

void vmt_mainloop_set_host(const VmtMainloopHost *new_host)
{
    host = new_host;
    if (vmt_context_main()) {
        host->attach(&vmt_context_main()->public);
    }
}

void vmt_mainloop_tell(Notifier *notifier, void *data)
{
    vmt_callback_begin();
    notifier->notify(notifier, data);
    vmt_callback_end();
}

int qemu_init_main_loop(Error **errp)
{
    if (vmt_context_main()) {
        return 0;
    }
    vmt_fork_watch();
    VmtContext *c = vmt_context_new(vmt_default_group(),
                                    vmt_waking_on_list_changed,
                                    vmt_waking_on_bh_scheduled);
    if (!c) {
        int error = errno;

        vmt_error_set(errp, error, "qemu_init_main_loop");
        return -error;
    }
    vmt_waking_begin(c);
    vmt_context_set_main(c);
    vmt_default_group_set_notify(on_default_list_changed);
    vmt_timerlist_set_default_notify(on_bare_list_changed);
    if (host) {
        host->attach(&c->public);
    }
    return 0;
}

VMT_PLAIN(qemu_init_main_loop);

AioContext *qemu_get_aio_context(void)
{
    VmtContext *main = vmt_context_main();

    return main ? &main->public : NULL;
}

void main_loop_wait(int nonblocking)
{
    VmtContext *main = need_main(__func__);

    if (host) {
        host->wait(&main->public, !nonblocking);
    } else {
        vmt_aio_turn(main, !nonblocking, __func__);
    }
}

VMT_PLAIN(main_loop_wait);

void qemu_notify_event(void)
{
    VmtContext *main = vmt_context_main();

    if (main) {
        vmt_notifier_set(&main->notifier);
    }
}

int qemu_set_fd_handler(int fd, IOHandler *fd_read, IOHandler *fd_write,
                        void *opaque)
{
    vmt_aio_set_fd_handler(need_main(__func__), fd, fd_read, fd_write, opaque,
                           __func__);
    return 0;
}

QEMUBH *qemu_bh_new(QEMUBHFunc *cb, void *opaque)
{
    return aio_bh_new(&need_main(__func__)->public, cb, opaque);
}
