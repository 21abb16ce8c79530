/*
 * coroutine: QEMU's coroutines on ucontext(3), enough for its tests.
 *
 * A coroutine that enters another of its own context only queues it: the queue
 * runs when it yields or ends, in whoever entered it. So chains never nest.
 *
 * Lock: none, but in a CoMutex; a coroutine is in one thread at a time. What a
 * thread runs, and who entered it, is thread-local.
 */
#include "qemu/osdep.h"
#include "block/aio.h"
#include "qemu/coroutine.h"

#include <ucontext.h>

enum { STACK_SIZE = 256 * 1024 };

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

Coroutine *qemu_coroutine_self(void)
{
    return current;
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

void qemu_co_mutex_init(CoMutex *mutex)
{
    qemu_mutex_init(&mutex->lock);
    mutex->is_locked = false;
    STAILQ_INIT(&mutex->waiting);
}

/* Who waits is woken in his own context: not before he has yielded. */
void qemu_co_mutex_lock(CoMutex *mutex)
{
    bool must_wait;

    qemu_mutex_lock(&mutex->lock);
    must_wait = mutex->is_locked;
    mutex->is_locked = true;
    if (must_wait) {
        current->ctx = qemu_get_current_aio_context();
        STAILQ_INSERT_TAIL(&mutex->waiting, current, node);
    }
    qemu_mutex_unlock(&mutex->lock);
    if (must_wait) {
        qemu_coroutine_yield();
    }
}

/* The first in the queue has it locked when he wakes. */
void qemu_co_mutex_unlock(CoMutex *mutex)
{
    Coroutine *next;

    qemu_mutex_lock(&mutex->lock);
    next = STAILQ_FIRST(&mutex->waiting);
    if (next) {
        STAILQ_REMOVE_HEAD(&mutex->waiting, node);
    } else {
        mutex->is_locked = false;
    }
    qemu_mutex_unlock(&mutex->lock);
    if (next) {
        aio_co_schedule(next->ctx, next);
    }
}
