/*
 * clock: what time is it, on four clocks; who drives them; who wants to know.
 *
 * The differences between the clocks are the rows of `kinds`. Whatever drives a
 * clock is a table of functions (extras.h): the rows hold the built-in ones.
 * A binding of table and opaque is immutable and never freed, so readers need no
 * lock; equal ones are found again, so there are as many as pairs ever set.
 *
 * Disabling goes from list to list, until no pass over it runs: a pass looks at
 * `disabled` under its list's lock, where who waits looks for passes. So either it
 * sees that it is to call nothing, or it is seen.
 *
 * Lock: registry, over who listens and over the bindings, never over a call of
 * theirs, below every list's and wakefd's lock.
 */
#include "time/clock.h"

#include "base/bug.h"
#include "base/callback.h"
#include "time/running.h"

#include <stdatomic.h>
#include <sys/timerfd.h>

VmtClockState vmt_clock_states[QEMU_CLOCK_MAX];

VmtQuickLock vmt_clock_registry;

VmtNewHeads vmt_new_heads;

#define AUDIENCE(i) \
    VMT_AUDIENCE_INITIALIZER(vmt_clock_audiences[i], vmt_clock_registry)

VmtAudience vmt_clock_audiences[QEMU_CLOCK_MAX] = {
    AUDIENCE(0), AUDIENCE(1), AUDIENCE(2), AUDIENCE(3),
};

static VmtClockBinding *bindings;

static _Atomic uint64_t host_last;

static int64_t read_monotonic(void *opaque)
{
    return get_clock();
}

static int64_t read_host(void *opaque)
{
    int64_t now_ns = get_clock_realtime();

    atomic_store_explicit(&host_last, (uint64_t)now_ns, memory_order_relaxed);
    return now_ns;
}

static int64_t read_running(void *opaque)
{
    return cpu_get_clock();
}

static bool kernel_deadline_same(void *opaque, int64_t expire_ns,
                                 int64_t *ret_kernel_ns)
{
    *ret_kernel_ns = expire_ns;
    return true;
}

static bool kernel_deadline_running(void *opaque, int64_t expire_ns,
                                    int64_t *ret_kernel_ns)
{
    return vmt_running_kernel_deadline(expire_ns, ret_kernel_ns);
}

static const VmtClockKind kinds[QEMU_CLOCK_MAX] = {
    /* name, kernel clock, timerfd flags, stops?, source */
    [QEMU_CLOCK_REALTIME] = {"REALTIME", CLOCK_MONOTONIC, 0, false,
        {.read = read_monotonic, .kernel_deadline = kernel_deadline_same}},
    [QEMU_CLOCK_VIRTUAL] = {"VIRTUAL", CLOCK_MONOTONIC, 0, true,
        {.read = read_running, .kernel_deadline = kernel_deadline_running}},
    [QEMU_CLOCK_HOST] = {"HOST", CLOCK_REALTIME, TFD_TIMER_CANCEL_ON_SET, false,
        {.read = read_host, .kernel_deadline = kernel_deadline_same}},
    [QEMU_CLOCK_VIRTUAL_RT] = {"VIRTUAL_RT", CLOCK_MONOTONIC, 0, true,
        {.read = read_running, .kernel_deadline = kernel_deadline_running}},
};

const VmtClockKind *vmt_clock_kind(QEMUClockType type)
{
    return &kinds[vmt_clock_sane(type)];
}

static int64_t read_foreign(const VmtClockBinding *b)
{
    vmt_callback_begin();
    int64_t now_ns = b->source->read(b->opaque);
    vmt_callback_end();
    return now_ns;
}

int64_t qemu_clock_get_ns(QEMUClockType type)
{
    const VmtClockBinding *b = vmt_clock_binding(vmt_clock_state(type));

    return b ? read_foreign(b) : vmt_clock_kind(type)->own.read(NULL);
}

/* What a question without a function is answered. */
static bool ask(bool (*question)(void *opaque), void *opaque)
{
    if (!question) {
        return true;
    }
    vmt_callback_begin();
    bool answer = question(opaque);
    vmt_callback_end();
    return answer;
}

bool qemu_clock_use_for_deadline(QEMUClockType type)
{
    const VmtClockBinding *b = vmt_clock_binding(vmt_clock_state(type));

    return !b || ask(b->source->use_for_deadline, b->opaque);
}

bool vmt_clock_kernel_deadline(QEMUClockType type, int64_t expire_ns,
                               int64_t *ret_kernel_ns)
{
    const VmtClockBinding *b = vmt_clock_binding(vmt_clock_state(type));

    if (!b) {
        return vmt_clock_kind(type)->own.kernel_deadline(NULL, expire_ns,
                                                         ret_kernel_ns);
    }
    if (!b->source->kernel_deadline) {
        return false;
    }
    vmt_callback_begin();
    bool is_known = b->source->kernel_deadline(b->opaque, expire_ns,
                                               ret_kernel_ns);
    vmt_callback_end();
    return is_known;
}

bool vmt_clock_ask_before_pass(const VmtClockBinding *b)
{
    return ask(b->source->before_pass, b->opaque);
}

bool vmt_clock_before_timer(const VmtClockState *clock, const QEMUTimer *ts)
{
    const VmtClockBinding *b = vmt_clock_binding(clock);

    if (!b || !b->source->before_timer) {
        return true;
    }
    vmt_callback_begin();
    bool granted = b->source->before_timer(b->opaque, ts);
    vmt_callback_end();
    return granted;
}

void vmt_clock_tell_new_head(const VmtClockBinding *b)
{
    if (b->source->new_head) {
        vmt_callback_begin();
        b->source->new_head(b->opaque);
        vmt_callback_end();
    }
}

void vmt_clock_listen(QEMUClockType type, VmtClockListener *listener)
{
    vmt_audience_add(vmt_clock_audience(type), &listener->listener);
}

void vmt_clock_unlisten(QEMUClockType type, VmtClockListener *listener)
{
    vmt_audience_remove(vmt_clock_audience(type), &listener->listener);
}

static VmtClockListener *listener_of(VmtListener *listener)
{
    return vmt_container_of(listener, VmtClockListener, listener);
}

static void tell_change(VmtListener *listener, void *opaque)
{
    listener_of(listener)->on_change(listener_of(listener));
}

void qemu_clock_notify(QEMUClockType type)
{
    vmt_audience_tell(vmt_clock_audience(type), tell_change, NULL);
}

static bool follows_running_time(VmtListener *listener)
{
    return vmt_clock_follows_running(listener_of(listener));
}

static unsigned count_followers(VmtAudience *audience, VmtListener **ret_last)
{
    VmtListener *listener;
    unsigned count = 0;

    TAILQ_FOREACH(listener, &audience->listeners, node) {
        if (follows_running_time(listener)) {
            *ret_last = listener;
            count++;
        }
    }
    return count;
}

/* Mostly there is one at most. */
void vmt_clock_notify_running(void)
{
    VmtAudience *virtual = &vmt_clock_audiences[QEMU_CLOCK_VIRTUAL];
    VmtAudience *virtual_rt = &vmt_clock_audiences[QEMU_CLOCK_VIRTUAL_RT];
    VmtListener *one = NULL;
    unsigned first = count_followers(virtual, &one);
    unsigned all = first + count_followers(virtual_rt, &one);

    if (all == 1) {
        vmt_audience_tell_one(first ? virtual : virtual_rt, one, tell_change,
                              NULL);
        return;
    }
    if (all) {
        vmt_audience_tell_on(virtual, follows_running_time, tell_change, NULL);
        vmt_audience_tell_on(virtual_rt, follows_running_time, tell_change,
                             NULL);
    }
    vmt_clock_unlock_registry();
}

static void wait_for_passes(VmtListener *listener, void *opaque)
{
    listener_of(listener)->wait_for_passes(listener_of(listener));
}

static void end_wait(VmtListener *listener, void *opaque)
{
    listener_of(listener)->end_wait(listener_of(listener));
}

void qemu_clock_enable(QEMUClockType type, bool enabled)
{
    VmtAudience *audience = vmt_clock_audience(type);
    bool was_disabled = atomic_exchange(&vmt_clock_state(type)->disabled,
                                        !enabled);

    if (enabled && was_disabled) {
        vmt_audience_look(audience, end_wait, NULL);
    }
    if (enabled == was_disabled) {
        qemu_clock_notify(type);
    }
    if (!enabled && !vmt_callback_is_inside()) {
        vmt_audience_tell(audience, wait_for_passes, NULL);
    }
}

VMT_PLAIN(qemu_clock_enable);

static const VmtClockBinding *find_binding(const VmtimerClockSource *source,
                                           void *opaque)
{
    VmtClockBinding *b = bindings;

    while (b && (b->source != source || b->opaque != opaque)) {
        b = b->next;
    }
    if (!b) {
        b = vmt_alloc(1, sizeof *b);
        *b = (VmtClockBinding){source, opaque, bindings};
        bindings = b;
    }
    return b;
}

void vmtimer_clock_set_source(QEMUClockType type,
                              const VmtimerClockSource *source, void *opaque)
{
    if (source && !source->read) {
        vmt_bug("vmtimer_clock_set_source: a source must have read()");
    }
    vmt_clock_lock_registry();
    atomic_store_explicit(&vmt_clock_state(type)->binding,
                          source ? find_binding(source, opaque) : NULL,
                          memory_order_release);
    vmt_clock_unlock_registry();
    qemu_clock_notify(type);
}

uint64_t qemu_clock_get_last(QEMUClockType type)
{
    return type == QEMU_CLOCK_HOST ? atomic_load(&host_last) : 0;
}

void qemu_clock_set_last(QEMUClockType type, uint64_t last)
{
    if (type == QEMU_CLOCK_HOST) {
        atomic_store(&host_last, last);
    }
}

void vmt_clock_renew_registry_in_child(void)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_audience_renew_in_child(&vmt_clock_audiences[type]);
    }
}
