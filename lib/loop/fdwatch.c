/*
 * fdwatch: which descriptors are ready, and who handles them (epoll).
 *
 * Handlers behave as with poll(2), although epoll(7) watches open files, not
 * numbers. An event names number and generation, so that one left over from a
 * closed and reused number finds no handler. Handlers are one-shot and armed
 * again when their turn has come, or when a nested turn waits for them: a file
 * that lives on behind a dup, and which epoll cannot be made to forget by its
 * closed number, says so once and never again (doc/decisions/one-shot-watch.md).
 * Regular files, which epoll refuses with EPERM, are always ready.
 *
 * Lock: the context's thread; `lock` only against a fork in another.
 */
#include "loop/fdwatch.h"

#include "base/bug.h"
#include "base/callback.h"
#include "loop/fd.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct VmtFdHandler {
    int fd;
    uint32_t generation;
    IOHandler *on_readable;
    IOHandler *on_writable;
    EventNotifierHandler *on_event; /* instead of on_readable */
    void *opaque;
    bool is_always_ready;
    bool is_external;
    bool is_held_back; /* it was ready while external ones were held */
    TAILQ_ENTRY(VmtFdHandler) node;
};

/* An event's 64 bits: generation and number; our own have generation 0. */
static uint64_t pack(uint32_t generation, uint32_t number)
{
    return (uint64_t)generation << 32 | number;
}

int vmt_fdwatch_init(VmtFdwatch *w)
{
    *w = (VmtFdwatch){.fd = epoll_create1(EPOLL_CLOEXEC), .next_generation = 1};
    if (w->fd < 0) {
        return -errno;
    }
    TAILQ_INIT(&w->handlers);
    vmt_lock_init(&w->lock);
    return 0;
}

static void forget(VmtFdwatch *w, VmtFdHandler *handler)
{
    w->users--;
    w->always_ready -= handler->is_always_ready;
    TAILQ_REMOVE(&w->handlers, handler, node);
    free(handler);
}

void vmt_fdwatch_deinit(VmtFdwatch *w)
{
    VmtFdHandler *handler;

    while ((handler = TAILQ_FIRST(&w->handlers))) {
        forget(w, handler);
    }
    close(w->fd);
    w->fd = -1;
    vmt_lock_deinit(&w->lock);
}

int vmt_fdwatch_add_own(VmtFdwatch *w, int fd, unsigned number,
                        bool edge_triggered)
{
    struct epoll_event event = {
        .events = EPOLLIN | (edge_triggered ? EPOLLET : 0),
        .data.u64 = pack(0, number),
    };

    return epoll_ctl(w->fd, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

static VmtFdHandler *find(VmtFdwatch *w, int fd)
{
    VmtFdHandler *handler;

    TAILQ_FOREACH(handler, &w->handlers, node) {
        if (handler->fd == fd) {
            return handler;
        }
    }
    return NULL;
}

static void set_always_ready(VmtFdwatch *w, VmtFdHandler *handler, bool is)
{
    w->always_ready += (unsigned)is - handler->is_always_ready;
    handler->is_always_ready = is;
}

/* Watch, or watch on. The number may be closed, or another file's by now. */
static void watch(VmtFdwatch *w, VmtFdHandler *handler)
{
    struct epoll_event event = {
        .events = EPOLLONESHOT
                  | (handler->on_readable || handler->on_event ? EPOLLIN : 0)
                  | (handler->on_writable ? EPOLLOUT : 0),
        .data.u64 = pack(handler->generation, (uint32_t)handler->fd),
    };

    if (epoll_ctl(w->fd, EPOLL_CTL_MOD, handler->fd, &event) == 0
        || (errno == ENOENT
            && epoll_ctl(w->fd, EPOLL_CTL_ADD, handler->fd, &event) == 0)) {
        set_always_ready(w, handler, false);
        return;
    }
    switch (errno) {
    case EPERM: /* a regular file or a directory */
        set_always_ready(w, handler, true);
        break;
    case EBADF: /* closed under us: poll(2) says POLLNVAL; QEMU is silent */
        set_always_ready(w, handler, false);
        break;
    default:
        vmt_bug("%s: cannot watch descriptor %d: %s", w->function, handler->fd,
                strerror(errno));
    }
}

static void replace(VmtFdwatch *w, VmtFdHandler wanted)
{
    VmtFdHandler *handler = find(w, wanted.fd);

    if (handler) {
        forget(w, handler);
    }
    if (!wanted.on_readable && !wanted.on_writable && !wanted.on_event) {
        if (handler) {
            epoll_ctl(w->fd, EPOLL_CTL_DEL, wanted.fd, NULL); /* closed? fine */
        }
        return;
    }
    handler = vmt_alloc(1, sizeof *handler);
    *handler = wanted;
    handler->generation = w->next_generation++;
    if (w->next_generation == 0) {
        w->next_generation = 1;
    }
    TAILQ_INSERT_TAIL(&w->handlers, handler, node);
    w->users++;
    watch(w, handler);
}

/* Takes the place of what was there for the number; all NULL: nobody. */
static void set(VmtFdwatch *w, VmtFdHandler wanted)
{
    vmt_lock(&w->lock);
    replace(w, wanted);
    vmt_unlock(&w->lock);
}

void vmt_fdwatch_set(VmtFdwatch *w, int fd, IOHandler *on_readable,
                     IOHandler *on_writable, void *opaque)
{
    set(w, (VmtFdHandler){.fd = fd, .on_readable = on_readable,
                          .on_writable = on_writable, .opaque = opaque});
}

void vmt_fdwatch_set_event(VmtFdwatch *w, EventNotifier *notifier,
                           EventNotifierHandler *on_event)
{
    set(w, (VmtFdHandler){.fd = notifier->rfd, .on_event = on_event,
                          .opaque = notifier});
}

void vmt_fdwatch_set_external(VmtFdwatch *w, int fd, bool is_external)
{
    VmtFdHandler *handler = find(w, fd);

    if (handler) {
        handler->is_external = is_external;
    }
}

bool vmt_fdwatch_hold_external(VmtFdwatch *w, bool hold)
{
    if (hold) {
        atomic_fetch_add(&w->held, 1);
        return false;
    }
    unsigned before = atomic_fetch_sub(&w->held, 1);

    if (before == 0) {
        vmt_bug("aio_enable_external: without aio_disable_external");
    }
    return before == 1;
}

/* Those that were ready while held ask the epoll again. */
static void release_held_back(VmtFdwatch *w)
{
    VmtFdHandler *handler;

    if (!w->any_held_back || atomic_load(&w->held)) {
        return;
    }
    w->any_held_back = false;
    TAILQ_FOREACH(handler, &w->handlers, node) {
        if (handler->is_held_back) {
            handler->is_held_back = false;
            watch(w, handler);
        }
    }
}

int vmt_fdwatch_renew(VmtFdwatch *w)
{
    close(w->fd);
    return vmt_fd_move(epoll_create1(EPOLL_CLOEXEC), w->fd);
}

void vmt_fdwatch_watch_again(VmtFdwatch *w)
{
    VmtFdHandler *handler;

    TAILQ_FOREACH(handler, &w->handlers, node) {
        watch(w, handler);
    }
}

void vmt_fdwatch_forget_turns(VmtFdwatch *w)
{
    w->fetched = NULL;
}

/* The handler a packed event means, if it is still there. */
static VmtFdHandler *meant_by(VmtFdwatch *w, uint64_t packed)
{
    VmtFdHandler *handler = find(w, (int)(uint32_t)packed);

    return handler && handler->generation == packed >> 32 ? handler : NULL;
}

/* A nested wait must see what outer turns fetched and have not come to. */
static void give_back_fetched(VmtFdwatch *w)
{
    for (VmtFdEvents *turn = w->fetched; turn; turn = turn->outer) {
        while (turn->next < turn->count) {
            VmtFdHandler *handler = meant_by(
                w, turn->events[turn->next++].data.u64);

            if (handler) {
                watch(w, handler);
            }
        }
    }
}

void vmt_fdwatch_wait(VmtFdwatch *w, int timeout_ms, VmtFdEvents *events,
                      VmtFdOwn *on_own, void *opaque)
{
    int kept = 0;

    release_held_back(w);
    give_back_fetched(w);
    int count = epoll_wait(w->fd, events->events, VMT_FDWATCH_EVENTS,
                           w->always_ready ? 0 : timeout_ms);

    if (count < 0 && errno != EINTR) {
        vmt_bug("close: a context's epoll was closed by someone else: %s",
                strerror(errno));
    }
    for (int i = 0; i < count; i++) {
        struct epoll_event *event = &events->events[i];

        if (event->data.u64 >> 32) {
            events->events[kept++] = *event;
        } else {
            on_own(opaque, (unsigned)event->data.u64);
        }
    }
    events->count = kept;
    events->next = 0;
    events->outer = w->fetched;
    w->fetched = events;
}

static void call(IOHandler *handler, void *opaque)
{
    vmt_callback_begin();
    handler(opaque);
    vmt_callback_end();
}

static bool call_on_readable(VmtFdHandler *handler)
{
    if (handler->on_event) {
        vmt_callback_begin();
        handler->on_event(handler->opaque);
        vmt_callback_end();
        return true;
    }
    if (handler->on_readable) {
        call(handler->on_readable, handler->opaque);
        return true;
    }
    return false;
}

/* Either callback may change or forget the handler: look again after each. */
static bool call_handler(VmtFdwatch *w, uint64_t packed, uint32_t ready)
{
    VmtFdHandler *handler = meant_by(w, packed);
    bool called = false;

    if (handler && handler->is_external && atomic_load(&w->held)) {
        handler->is_held_back = true;
        w->any_held_back = true;
        return false;
    }
    if (handler && ready & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
        called = call_on_readable(handler);
        handler = meant_by(w, packed);
    }
    if (handler && handler->on_writable && ready & (EPOLLOUT | EPOLLERR)) {
        call(handler->on_writable, handler->opaque);
        called = true;
        handler = meant_by(w, packed);
    }
    if (handler && !handler->is_always_ready) {
        watch(w, handler);
    }
    return called;
}

static bool call_always_ready(VmtFdwatch *w)
{
    uint32_t last = w->next_generation - 1;
    uint32_t done = 0;
    bool called = false;

    for (;;) {
        VmtFdHandler *handler;

        TAILQ_FOREACH(handler, &w->handlers, node) {
            if (handler->is_always_ready && handler->generation > done
                && handler->generation <= last) {
                break;
            }
        }
        if (!handler) {
            return called;
        }
        done = handler->generation;
        watch(w, handler); /* its number may be closed, or another file's */
        if (handler->is_always_ready) {
            called |= call_handler(w, pack(done, (uint32_t)handler->fd),
                                   EPOLLIN | EPOLLOUT);
        }
    }
}

bool vmt_fdwatch_dispatch(VmtFdwatch *w, VmtFdEvents *events)
{
    bool called = false;

    while (events->next < events->count) {
        const struct epoll_event *event = &events->events[events->next++];

        called |= call_handler(w, event->data.u64, event->events);
    }
    if (w->fetched == events) {
        w->fetched = events->outer;
    }
    if (w->always_ready) {
        called |= call_always_ready(w);
    }
    return called;
}
