/*
 * reset: who wants to know that the wall clock was set.
 *
 * The loop learns it from the kernel (TFD_TIMER_CANCEL_ON_SET) and calls
 * vmt_reset_run; nothing here compares clock readings.
 *
 * Lock: `lock`, recursive: a notifier may register and unregister. `cursor` is
 * the next one a run will call, so that any may go at any time.
 */
#include "time/reset.h"

#include "base/callback.h"
#include "base/thread.h"
#include "time/clock.h"

#include <stdatomic.h>

static VmtLock lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static LIST_HEAD(, Notifier) notifiers = LIST_HEAD_INITIALIZER(notifiers);
static Notifier *cursor;
static _Atomic unsigned count;

void qemu_clock_register_reset_notifier(QEMUClockType type, Notifier *notifier)
{
    Notifier *last = NULL;

    if (type != QEMU_CLOCK_HOST) {
        notifier->node.le_prev = NULL; /* never set, so never told */
        return;
    }
    vmt_lock(&lock);
    for (Notifier *n = LIST_FIRST(&notifiers); n; n = LIST_NEXT(n, node)) {
        last = n;
    }
    if (last) {
        LIST_INSERT_AFTER(last, notifier, node);
    } else {
        LIST_INSERT_HEAD(&notifiers, notifier, node);
    }
    atomic_fetch_add(&count, 1);
    vmt_unlock(&lock);
    qemu_clock_notify(QEMU_CLOCK_HOST);
}

void qemu_clock_unregister_reset_notifier(QEMUClockType type,
                                          Notifier *notifier)
{
    vmt_lock(&lock);
    for (Notifier *n = LIST_FIRST(&notifiers); n; n = LIST_NEXT(n, node)) {
        if (n == notifier) {
            if (cursor == n) {
                cursor = LIST_NEXT(n, node);
            }
            LIST_REMOVE(n, node);
            atomic_fetch_sub(&count, 1);
            break;
        }
    }
    vmt_unlock(&lock);
}

bool vmt_reset_is_watched(void)
{
    return atomic_load(&count) > 0;
}

void vmt_reset_run(void)
{
    int64_t now_ns = qemu_clock_get_ns(QEMU_CLOCK_HOST);

    vmt_lock(&lock);
    Notifier *outer_cursor = cursor;
    Notifier *notifier = LIST_FIRST(&notifiers);
    while (notifier) {
        cursor = LIST_NEXT(notifier, node);
        vmt_callback_begin();
        notifier->notify(notifier, &now_ns);
        vmt_callback_end();
        notifier = cursor;
    }
    cursor = outer_cursor;
    vmt_unlock(&lock);
}

void vmt_reset_lock(void)
{
    vmt_lock(&lock);
}

void vmt_reset_unlock(bool is_child)
{
    if (is_child) {
        lock = (VmtLock)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    } else {
        vmt_unlock(&lock);
    }
}
