/*
 * old-handlers: qemu_set_fd_handler2, whose reader is asked whether it can read.
 *
 * QEMU asked before each wait. We ask when there is something to read; a reader
 * that cannot is not watched, and asked again in each turn and at least every
 * 10 ms (an idle bottom half), so that nothing spins meanwhile.
 *
 * Lock: none; the main loop's thread.
 */
#include "old.h"

#include "vmtimer/main-loop.h"

#include <stdlib.h>
#include <sys/queue.h>

typedef struct Reader {
    int fd;
    IOCanRWHandler *can_read;
    IOHandler *on_readable;
    IOHandler *on_writable;
    void *opaque;
    QEMUBH *ask_again;
    LIST_ENTRY(Reader) node;
} Reader;

static LIST_HEAD(, Reader) readers = LIST_HEAD_INITIALIZER(readers);

static void on_writable(void *opaque)
{
    Reader *r = opaque;

    r->on_writable(r->opaque);
}

static IOHandler *writer_of(const Reader *r)
{
    return r->on_writable ? on_writable : NULL;
}

static void on_readable(void *opaque)
{
    Reader *r = opaque;

    if (r->can_read(r->opaque)) {
        r->on_readable(r->opaque); /* may forget r */
    } else {
        qemu_set_fd_handler(r->fd, NULL, writer_of(r), r);
        qemu_bh_schedule_idle(r->ask_again);
    }
}

static void watch(Reader *r)
{
    qemu_set_fd_handler(r->fd, on_readable, writer_of(r), r);
}

static void ask_again(void *opaque)
{
    Reader *r = opaque;

    if (r->can_read(r->opaque)) {
        watch(r);
    } else {
        qemu_bh_schedule_idle(r->ask_again);
    }
}

static void forget(int fd)
{
    Reader *r;

    LIST_FOREACH(r, &readers, node) {
        if (r->fd == fd) {
            LIST_REMOVE(r, node);
            qemu_bh_delete(r->ask_again);
            free(r);
            return;
        }
    }
}

int qemu_set_fd_handler2(int fd, IOCanRWHandler *fd_read_poll,
                         IOHandler *fd_read, IOHandler *fd_write, void *opaque)
{
    if (!qemu_get_aio_context()) {
        vmt_bug("qemu_set_fd_handler2: qemu_init_main_loop was not called");
    }
    forget(fd);
    if (!fd_read || !fd_read_poll) {
        return qemu_set_fd_handler(fd, fd_read, fd_write, opaque);
    }
    Reader *r = calloc(1, sizeof *r);
    if (!r) {
        vmt_bug("qemu_set_fd_handler2: out of memory");
    }
    *r = (Reader){
        .fd = fd, .can_read = fd_read_poll, .on_readable = fd_read,
        .on_writable = fd_write, .opaque = opaque,
        .ask_again = qemu_bh_new(ask_again, r),
    };
    LIST_INSERT_HEAD(&readers, r, node);
    watch(r);
    return 0;
}
