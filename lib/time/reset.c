/*
 * reset: who wants to know that the wall clock was set.
 *
 * The loop learns it from the kernel (TFD_TIMER_CANCEL_ON_SET) and calls
 * vmt_reset_run; nothing here compares clock readings.
 *
 * Lock: `lock`, over who is registered, never over a notifier's call.
 */
#include "time/reset.h"

#include "base/audience.h"
#include "base/bug.h"
#include "base/callback.h"
#include "time/clock.h"

#include <stdatomic.h>
#include <stdlib.h>

typedef struct Registration {
    VmtListener listener;
    Notifier *notifier;
} Registration;

static VmtQuickLock lock;
static VmtAudience audience = VMT_AUDIENCE_INITIALIZER(audience, lock);
static _Atomic unsigned count;

static Registration *registration_of(VmtListener *listener)
{
    return vmt_container_of(listener, Registration, listener);
}

void qemu_clock_register_reset_notifier(QEMUClockType type, Notifier *notifier)
{
    if (type != QEMU_CLOCK_HOST) {
        return; /* never set, so never told */
    }
    Registration *registration = vmt_alloc(1, sizeof *registration);
    registration->notifier = notifier;
    vmt_audience_add(&audience, &registration->listener);
    atomic_fetch_add(&count, 1);
    qemu_clock_notify(QEMU_CLOCK_HOST);
}

void qemu_clock_unregister_reset_notifier(QEMUClockType type,
                                          Notifier *notifier)
{
    VmtListener *l;

    vmt_quick_lock(&lock);
    TAILQ_FOREACH(l, &audience.listeners, node) {
        if (registration_of(l)->notifier == notifier) {
            break;
        }
    }
    if (l) {
        vmt_audience_take_out(&audience, l);
        atomic_fetch_sub(&count, 1);
        free(registration_of(l));
    }
    vmt_quick_unlock(&lock);
}

bool vmt_reset_is_watched(void)
{
    return atomic_load(&count) > 0;
}

static void tell(VmtListener *listener, void *now_ns)
{
    Notifier *notifier = registration_of(listener)->notifier;

    vmt_callback_begin();
    notifier->notify(notifier, now_ns);
    vmt_callback_end();
}

void vmt_reset_run(void)
{
    int64_t now_ns = qemu_clock_get_ns(QEMU_CLOCK_HOST);

    vmt_audience_tell(&audience, tell, &now_ns);
}

void vmt_reset_lock(void)
{
    vmt_quick_lock(&lock);
}

void vmt_reset_unlock(bool is_child)
{
    if (is_child) {
        vmt_audience_renew_in_child(&audience);
    }
    vmt_quick_unlock(&lock);
}
