/*
 * coroutine: QEMU's coroutines on ucontext(3), enough for its tests.
 *
 * A coroutine that enters another of its own context only queues it: the queue
 * runs when it yields or ends, in whoever entered it. So chains never nest.
 *
 * Lock: none; a coroutine is in one thread at a time. What a thread runs, and
 * who entered it, is thread-local.
 */
#include "qemu/osdep.h"
#include "block/aio.h"
#include "qemu/coroutine.h"

#include <sys/queue.h>
#include <ucontext.h>

enum { STACK_SIZE = 256 * 1024 };

typedef STAILQ_HEAD(CoroutineQueue, Coroutine) CoroutineQueue;

struct Coroutine {
    CoroutineEntry *entry;
    void *opaque;
    bool has_ended;
    AioContext *ctx; /* to enter it in, while it waits for a turn of that */
    ucontext_t itself;
    ucontext_t enterer;
    CoroutineQueue woken; /* by it, to run when it stops */
    STAILQ_ENTRY(Coroutine) node;
    char *stack;
};

static _Thread_local Coroutine *current;

static void run(void)
{
    current->entry(current->opaque);
    current->has_ended = true;
    swapcontext(&current->itself, &current->enterer);
}

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque)
{
    Coroutine *co = g_new0(Coroutine, 1);

    co->entry = entry;
    co->opaque = opaque;
    co->stack = g_malloc(STACK_SIZE);
    STAILQ_INIT(&co->woken);
    getcontext(&co->itself);
    co->itself.uc_stack.ss_sp = co->stack;
    co->itself.uc_stack.ss_size = STACK_SIZE;
    makecontext(&co->itself, run, 0);
    return co;
}

/* Until it yields or ends. What it woke goes before what waits already. */
static void run_until_it_stops(Coroutine *co, CoroutineQueue *waiting)
{
    Coroutine *enterer = current;

    current = co;
    swapcontext(&co->enterer, &co->itself);
    current = enterer;
    STAILQ_CONCAT(&co->woken, waiting);
    STAILQ_CONCAT(waiting, &co->woken);
    if (co->has_ended) {
        g_free(co->stack);
        g_free(co);
    }
}

void qemu_coroutine_enter(Coroutine *co)
{
    CoroutineQueue waiting = STAILQ_HEAD_INITIALIZER(waiting);

    STAILQ_INSERT_TAIL(&waiting, co, node);
    while ((co = STAILQ_FIRST(&waiting))) {
        STAILQ_REMOVE_HEAD(&waiting, node);
        run_until_it_stops(co, &waiting);
    }
}

void qemu_coroutine_yield(void)
{
    swapcontext(&current->itself, &current->enterer);
}

bool qemu_in_coroutine(void)
{
    return current != NULL;
}

static void enter_in_turn(void *opaque)
{
    Coroutine *co = opaque;

    aio_co_enter(co->ctx, co);
}

void aio_co_schedule(AioContext *ctx, Coroutine *co)
{
    co->ctx = ctx;
    aio_bh_schedule_oneshot(ctx, enter_in_turn, co);
}

void aio_co_enter(AioContext *ctx, Coroutine *co)
{
    if (ctx != qemu_get_current_aio_context()) {
        aio_co_schedule(ctx, co);
    } else if (current) {
        STAILQ_INSERT_TAIL(&current->woken, co, node);
    } else {
        qemu_coroutine_enter(co);
    }
}
