/*
 * contexts: their handlers in each shape, in C++, where overloads tell them apart.
 */
#include "block/aio.h"
#include "qemu/event_notifier.h"
#include "qemu/thread.h"

#if defined(aio_set_fd_handler) || defined(aio_set_event_notifier) \
    || defined(aio_context_new) || defined(qemu_thread_create)
#error "a macro in C++"
#endif

static int calls;

static void on_event(EventNotifier *e)
{
    event_notifier_test_and_clear(e);
    calls++;
}

static void on_fd(void *opaque)
{
    on_event(static_cast<EventNotifier *>(opaque));
}

static bool no_poll(void *)
{
    return false;
}

static void *start(void *opaque)
{
    return opaque;
}

static void turn(AioContext *ctx, EventNotifier *e)
{
    event_notifier_set(e);
    aio_poll(ctx, false);
}

int main()
{
    AioContext *ctx = aio_context_new();
    AioContext *other = aio_context_new(nullptr);
    EventNotifier e;
    QemuThread thread;
    int started = 0;

    event_notifier_init(&e, 0);
    int fd = event_notifier_get_fd(&e);

    aio_set_event_notifier(ctx, &e, on_event);
    turn(ctx, &e);
    aio_set_event_notifier(ctx, &e, true, on_event);
    turn(ctx, &e);
    aio_set_event_notifier(ctx, &e, false, on_event, no_poll);
    turn(ctx, &e);
    aio_set_event_notifier(ctx, &e, false, on_event, nullptr, nullptr);
    turn(ctx, &e);
    aio_set_event_notifier(ctx, &e, on_event, no_poll, nullptr);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, on_fd, nullptr, &e);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, true, on_fd, nullptr, &e);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, true, on_fd, nullptr, no_poll, &e);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, true, on_fd, nullptr, no_poll, nullptr, &e);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, on_fd, nullptr, no_poll, nullptr, &e);
    turn(ctx, &e);
    aio_set_fd_handler(ctx, fd, static_cast<IOHandler *>(nullptr), nullptr,
                       nullptr);
    turn(ctx, &e);

    qemu_thread_create(&thread, start, &started, QEMU_THREAD_JOINABLE);
    started += qemu_thread_join(&thread) == &started;
    qemu_thread_create(&thread, "named", start, &started,
                       QEMU_THREAD_JOINABLE);
    started += qemu_thread_join(&thread) == &started;

    event_notifier_cleanup(&e);
    aio_context_unref(ctx);
    aio_context_unref(other);
    return calls != 10 || started != 2;
}
