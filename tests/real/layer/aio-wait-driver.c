/*
 * aio-wait-driver: the main thread has work done in another's context, and waits
 * in turns of its own, many times over. A wake-up lost either way would hang.
 */
#include "qemu/osdep.h"
#include "block/aio-wait.h"
#include "qapi/error.h"
#include "iothread.h"

enum { ROUNDS = 20000 };

typedef struct Work {
    QemuThread main;
    unsigned done;
    unsigned in_main;
} Work;

/* QEMU's big lock: the main thread's alone here. */
bool qemu_mutex_iothread_locked(void)
{
    return qemu_get_current_aio_context() == qemu_get_aio_context();
}

static void do_work(void *opaque)
{
    Work *work = opaque;

    work->done++;
    work->in_main += qemu_thread_is_self(&work->main);
}

static void test_wait(void)
{
    IOThread *thread = iothread_new();
    AioContext *ctx = iothread_get_aio_context(thread);
    Work work = {.done = 0};

    qemu_thread_get_self(&work.main);
    aio_context_acquire(ctx);
    for (unsigned round = 1; round <= ROUNDS; round++) {
        aio_wait_bh_oneshot(ctx, do_work, &work);
        g_assert_cmpuint(work.done, ==, round);
    }
    aio_context_release(ctx);
    g_assert_cmpuint(work.in_main, ==, 0);
    iothread_join(thread);
}

static void count_down(void *opaque)
{
    unsigned *left = opaque;

    --*left;
    aio_wait_kick();
}

/* In its own context a thread waits in that. */
static void test_wait_at_home(void)
{
    AioContext *ctx = qemu_get_aio_context();
    unsigned left = 3;

    for (unsigned n = left; n; n--) {
        aio_bh_schedule_oneshot(ctx, count_down, &left);
    }
    g_assert(AIO_WAIT_WHILE(ctx, left));
    g_assert(!AIO_WAIT_WHILE(ctx, left));
}

int main(int argc, char **argv)
{
    qemu_init_main_loop(&error_fatal);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/aio-wait/bh", test_wait);
    g_test_add_func("/aio-wait/home", test_wait_at_home);
    return g_test_run();
}
