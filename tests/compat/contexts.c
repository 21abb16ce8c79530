/*
 * contexts: their handlers in each shape from 1.3 on, and the threads beside them.
 */
#include "promise.h"

#include "qemu/osdep.h"
#include "block/aio.h"
#include "qemu/event_notifier.h"
#include "qemu/main-loop.h"
#include "qemu/thread.h"

#include <unistd.h>

static unsigned calls;

static void on_event(EventNotifier *e)
{
    event_notifier_test_and_clear(e);
    calls++;
}

static int never_asked(EventNotifier *e)
{
    abort();
}

static int never_asked_either(void *opaque)
{
    abort();
}

static bool no_poll(void *opaque)
{
    return false;
}

static void on_fd(void *opaque)
{
    EventNotifier *e = opaque;

    on_event(e);
}

/* How often the handler is called: now, and while external ones are held. */
static unsigned called(AioContext *ctx, EventNotifier *e)
{
    calls = 0;
    event_notifier_set(e);
    aio_poll(ctx, false);
    event_notifier_test_and_clear(e);
    return calls;
}

static unsigned called_while_held(AioContext *ctx, EventNotifier *e)
{
    aio_disable_external(ctx);
    unsigned times = called(ctx, e);
    aio_enable_external(ctx);
    return times;
}

#define ASSERT_WATCHED(is_external)                                \
    do {                                                           \
        assert_int_equal(called(ctx, &e), 1);                      \
        assert_int_equal(called_while_held(ctx, &e), !(is_external)); \
    } while (0)
#define ASSERT_FORGOTTEN() assert_int_equal(called(ctx, &e), 0)

static void event_notifiers_are_watched_in_every_shape(void **state)
{
    AioContext *ctx = aio_context_new();
    const bool is_external = true;
    EventNotifier e;

    event_notifier_init(&e, false);
    aio_set_event_notifier(ctx, &e, on_event, never_asked); /* 1.3 */
    ASSERT_WATCHED(false);
    aio_set_event_notifier(ctx, &e, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_event_notifier(ctx, &e, on_event); /* 1.7 */
    ASSERT_WATCHED(false);
    aio_set_event_notifier(ctx, &e, NULL);
    ASSERT_FORGOTTEN();
    aio_set_event_notifier(ctx, &e, is_external, on_event); /* 2.5 */
    ASSERT_WATCHED(true);
    aio_set_event_notifier(ctx, &e, false, NULL);
    ASSERT_FORGOTTEN();
    aio_set_event_notifier(ctx, &e, true, on_event, no_poll); /* 2.9 */
    ASSERT_WATCHED(true);
    aio_set_event_notifier(ctx, &e, false, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_event_notifier(ctx, &e, true, on_event, NULL, NULL); /* 7.0 */
    ASSERT_WATCHED(true);
    aio_set_event_notifier(ctx, &e, false, on_event, NULL, NULL);
    ASSERT_WATCHED(false);
    aio_set_event_notifier(ctx, &e, false, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_event_notifier(ctx, &e, on_event, no_poll, on_event); /* 8.1 */
    ASSERT_WATCHED(false);
    aio_set_event_notifier(ctx, &e, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    event_notifier_cleanup(&e);
    aio_context_unref(ctx);
}

static void descriptors_are_watched_in_every_shape(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    EventNotifier e;

    event_notifier_init(&e, false);
    int fd = event_notifier_get_fd(&e);
    aio_set_fd_handler(ctx, fd, on_fd, NULL, never_asked_either, &e); /* 1.3 */
    ASSERT_WATCHED(false);
    aio_set_fd_handler(ctx, fd, NULL, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_fd_handler(ctx, fd, on_fd, NULL, &e); /* 1.7 */
    ASSERT_WATCHED(false);
    aio_set_fd_handler(ctx, fd, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_fd_handler(ctx, fd, true, on_fd, NULL, &e); /* 2.5 */
    ASSERT_WATCHED(true);
    aio_set_fd_handler(ctx, fd, false, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_fd_handler(ctx, fd, true, on_fd, NULL, no_poll, &e); /* 2.9 */
    ASSERT_WATCHED(true);
    aio_set_fd_handler(ctx, fd, false, NULL, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_fd_handler(ctx, fd, true, on_fd, NULL, NULL, NULL, &e); /* 7.0 */
    ASSERT_WATCHED(true);
    aio_set_fd_handler(ctx, fd, false, NULL, NULL, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    aio_set_fd_handler(ctx, fd, on_fd, NULL, no_poll, on_fd, &e); /* 8.1 */
    ASSERT_WATCHED(false);
    aio_set_fd_handler(ctx, fd, NULL, NULL, NULL, NULL, NULL);
    ASSERT_FORGOTTEN();
    event_notifier_cleanup(&e);
    aio_context_unref(ctx);
}

static void event_notifiers_are_watched_by_the_main_loop(void **state)
{
    EventNotifier e;

    AioContext *ctx = qemu_get_aio_context();

    event_notifier_init(&e, false);
    event_notifier_set_handler(&e, on_event);
    ASSERT_WATCHED(false);
    event_notifier_set_handler(&e, true, on_event);
    ASSERT_WATCHED(true);
    event_notifier_set_handler(&e, NULL);
    ASSERT_FORGOTTEN();
    event_notifier_cleanup(&e);
}

static void guarded_bottom_halves_are_bottom_halves(void **state)
{
    MemReentrancyGuard guard = {.engaged_in_io = false};
    EventNotifier e;

    event_notifier_init(&e, false);
    QEMUBH *bhs[] = {
        qemu_bh_new_guarded(on_fd, &e, &guard),
        aio_bh_new_guarded(qemu_get_aio_context(), on_fd, &e, &guard),
    };
    calls = 0;
    for (size_t i = 0; i < ARRAY_SIZE(bhs); i++) {
        qemu_bh_schedule(bhs[i]);
    }
    aio_poll(qemu_get_aio_context(), false);
    assert_int_equal(calls, 2);
    for (size_t i = 0; i < ARRAY_SIZE(bhs); i++) {
        qemu_bh_delete(bhs[i]);
    }
    event_notifier_cleanup(&e);
}

typedef struct Meeting {
    QemuMutex lock;
    QemuCond cond;
    QemuEvent event;
    QemuThread main;
    bool is_here;
    bool is_main;
} Meeting;

static void *meet(void *opaque)
{
    Meeting *m = opaque;

    qemu_mutex_lock(&m->lock);
    m->is_main = qemu_thread_is_self(&m->main);
    m->is_here = true;
    qemu_cond_signal(&m->cond);
    qemu_mutex_unlock(&m->lock);
    qemu_event_wait(&m->event);
    return m;
}

static void check_meeting(Meeting *m, QemuThread *thread)
{
    qemu_mutex_lock(&m->lock);
    while (!m->is_here) {
        qemu_cond_wait(&m->cond, &m->lock);
    }
    assert_false(m->is_main);
    m->is_here = false;
    qemu_mutex_unlock(&m->lock);
    qemu_event_set(&m->event);
    assert_ptr_equal(qemu_thread_join(thread), m);
}

static void threads_meet_by_qemus_names(void **state)
{
    Meeting m = {.is_here = false};
    QemuThread thread;

    qemu_mutex_init(&m.lock);
    qemu_cond_init(&m.cond);
    qemu_event_init(&m.event, false);
    qemu_thread_get_self(&m.main);
    assert_true(qemu_thread_is_self(&m.main));
    qemu_thread_create(&thread, meet, &m, QEMU_THREAD_JOINABLE);
    check_meeting(&m, &thread);
    qemu_event_reset(&m.event);
    qemu_thread_create(&thread, "with a name", meet, &m, QEMU_THREAD_JOINABLE);
    check_meeting(&m, &thread);
    qemu_event_destroy(&m.event);
    qemu_cond_destroy(&m.cond);
    qemu_mutex_destroy(&m.lock);
}

static void a_recursive_lock_may_be_taken_again(void **state)
{
    QemuRecMutex lock;
    QemuMutex plain;

    qemu_rec_mutex_init(&lock);
    qemu_rec_mutex_lock(&lock);
    assert_int_equal(qemu_rec_mutex_trylock(&lock), 0);
    qemu_rec_mutex_unlock(&lock);
    qemu_rec_mutex_unlock(&lock);
    qemu_rec_mutex_destroy(&lock);
    qemu_mutex_init(&plain);
    qemu_mutex_lock(&plain);
    assert_int_not_equal(qemu_mutex_trylock(&plain), 0);
    qemu_mutex_unlock(&plain);
    qemu_mutex_destroy(&plain);
}

static int make_loop(void **state)
{
    return qemu_init_main_loop(NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(event_notifiers_are_watched_in_every_shape),
        PROMISE(descriptors_are_watched_in_every_shape),
        PROMISE(event_notifiers_are_watched_by_the_main_loop),
        PROMISE(guarded_bottom_halves_are_bottom_halves),
        PROMISE(threads_meet_by_qemus_names),
        PROMISE(a_recursive_lock_may_be_taken_again),
    };

    return cmocka_run_group_tests(tests, make_loop, NULL);
}
