/*
 * mainloop: the context that runs the default lists, and QEMU's names for it.
 *
 * Lock: making it is for one thread at a time; the rest is aio's.
 */
#include "base/bug.h"
#include "loop/aio.h"
#include "time/timerlist.h"
#include "time/timerlistgroup.h"

#include <errno.h>

static AioContext *need_main(const char *function)
{
    AioContext *main = vmt_aio_main();

    if (!main) {
        vmt_bug("%s: qemu_init_main_loop was not called", function);
    }
    return main;
}

static void on_default_list_changed(void *opaque, QEMUClockType type)
{
    vmt_aio_on_list_changed(vmt_aio_main(), type);
}

static void on_bare_list_changed(void *opaque, QEMUClockType type)
{
    qemu_notify_event();
}

int qemu_init_main_loop(Error **errp)
{
    if (vmt_aio_main()) {
        return 0;
    }
    AioContext *ctx = vmt_aio_new(vmt_default_group());
    if (!ctx) {
        return -errno;
    }
    vmt_aio_set_main(ctx);
    vmt_default_group_set_notify(on_default_list_changed);
    vmt_timerlist_set_default_notify(on_bare_list_changed);
    return 0;
}

AioContext *qemu_get_aio_context(void)
{
    return vmt_aio_main();
}

void main_loop_wait(int nonblocking)
{
    vmt_aio_turn(need_main(__func__), !nonblocking);
}

void qemu_notify_event(void)
{
    AioContext *main = vmt_aio_main();

    if (main) {
        aio_notify(main);
    }
}

int qemu_set_fd_handler(int fd, IOHandler *fd_read, IOHandler *fd_write,
                        void *opaque)
{
    vmt_aio_set_fd_handler(need_main(__func__), fd, fd_read, fd_write, opaque);
    return 0;
}

QEMUBH *qemu_bh_new(QEMUBHFunc *cb, void *opaque)
{
    return aio_bh_new(need_main(__func__), cb, opaque);
}
