/*
 * waking: when must the kernel wake a context?
 *
 * One rule: anyone may lower a timerfd, only the owner between turns may raise it,
 * and what is due already is the eventfd's.
 *
 *   arming from ...                     does ...
 *   the owner, in a turn                marks the clock stale: the turn's end arms
 *   the owner, outside, fd unknown      the same: the next turn's start arms
 *   the owner, outside, fd asked for    lowers; due: eventfd
 *   any other thread                    lowers; due: eventfd
 *
 * Why no wake-up is lost: a timer is put in under its list's lock before the owner
 * is looked up, and a turn says who owns the context before it reads heads under
 * the same lock. Either the turn sees the timer or the armer sees the turn. A new
 * owner looks at every clock: the old one may be about to mark one stale. The
 * model in tests/model/waking-model.c goes through every order of these steps.
 *
 * A set wall clock comes as ECANCELED, once per timerfd, to whichever call meets
 * it; it is left in host_was_set and told by a turn. With a main loop only its own
 * context tells. Without one every context gets a notice of the same set: whoever
 * finds that nobody has told since its own last notice, tells.
 *
 * Lock: none of its own; see wakefd.
 */
#include "loop/waking.h"

#include "time/clock.h"
#include "time/ns.h"
#include "time/reset.h"
#include "time/timerlist.h"

/* Far enough ahead for a timerfd that is only there to be cancelled. */
#define FAR_NS (INT64_MAX / 2)

static _Atomic unsigned sets_told;

typedef struct Heads {
    bool any;
    int64_t expire_ns; /* of the soonest */
    int64_t latest_ns; /* when the first must have been waited for enough */
} Heads;

static void look_at_head(QEMUTimerList *list, Heads *heads)
{
    int64_t expire_ns;

    if (!vmt_timerlist_bound_ns(list, &expire_ns)) {
        return;
    }
    int64_t latest_ns = vmt_ns_add(expire_ns, vmt_timerlist_window_ns(list));
    if (!heads->any || expire_ns < heads->expire_ns) {
        heads->expire_ns = expire_ns;
    }
    if (!heads->any || latest_ns < heads->latest_ns) {
        heads->latest_ns = latest_ns;
    }
    heads->any = true;
}

/* The heads of a clock over the context's groups. */
static Heads heads_of(VmtContext *c, QEMUClockType type)
{
    Heads heads = {0};

    look_at_head(c->public.tlg.tl[type], &heads);
    if (c->second) {
        look_at_head(c->second->tl[type], &heads);
    }
    return heads;
}

bool vmt_waking_watches_host(VmtContext *c)
{
    VmtContext *main = vmt_context_main();

    return (!main || main == c) && vmt_reset_is_watched();
}

static VmtWake wanted_by_timers(VmtContext *c, QEMUClockType type,
                                int64_t *ret_kernel_ns)
{
    Heads heads = heads_of(c, type);

    if (!heads.any) {
        return VMT_WAKE_IDLE;
    }
    if (!vmt_clock_is_enabled(vmt_clock_state(type)) || !qemu_clock_use_for_deadline(type)) {
        return VMT_WAKE_STOPPED;
    }
    if (heads.expire_ns <= qemu_clock_get_ns(type)) {
        return VMT_WAKE_DUE;
    }
    return vmt_clock_kernel_deadline(type, heads.latest_ns, ret_kernel_ns)
               ? VMT_WAKE_AT : VMT_WAKE_STOPPED;
}

static VmtWake wanted(void *opaque, QEMUClockType type, int64_t *ret_kernel_ns)
{
    VmtContext *c = opaque;
    VmtWake wake = wanted_by_timers(c, type, ret_kernel_ns);

    if (type == QEMU_CLOCK_HOST && vmt_waking_watches_host(c)
        && (wake == VMT_WAKE_IDLE || wake == VMT_WAKE_STOPPED)) {
        *ret_kernel_ns = FAR_NS;
        return VMT_WAKE_AT;
    }
    return wake;
}

void vmt_waking_on_list_changed(void *context, QEMUClockType type)
{
    VmtContext *c = context;
    bool was_set;

    if (vmt_context_is_owner(c)
        && (atomic_load(&c->depth) || !atomic_load(&c->is_fd_known))) {
        atomic_fetch_or(&c->stale, 1U << type);
        return;
    }
    VmtWake wake = vmt_wakefd_lower(&c->wakefds[type], wanted, c, &was_set);
    if (wake == VMT_WAKE_STOPPED || wake == VMT_WAKE_DUE) {
        /* The owner disarms; or arms for what stands behind the one that is due. */
        atomic_fetch_or(&c->stale, 1U << type);
    }
    if (was_set) {
        atomic_store(&c->host_was_set, true);
    }
    if (was_set || wake == VMT_WAKE_DUE) {
        vmt_notifier_set(&c->notifier);
    }
}

void vmt_waking_on_bh_scheduled(void *context)
{
    VmtContext *c = context;

    if (!vmt_context_is_owner(c)
        || (!atomic_load(&c->depth) && atomic_load(&c->is_fd_known))) {
        vmt_notifier_set(&c->notifier);
    }
}

bool vmt_waking_arm(VmtContext *c)
{
    unsigned stale = atomic_exchange(&c->stale, 0);
    bool is_due = false;
    bool was_set;

    for (unsigned type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (!(stale & 1U << type)) {
            continue;
        }
        if (vmt_wakefd_arm(&c->wakefds[type], wanted, c, &was_set)
            == VMT_WAKE_DUE) {
            atomic_fetch_or(&c->stale, 1U << type);
            is_due = true;
        }
        if (was_set) {
            atomic_store(&c->host_was_set, true);
        }
    }
    return is_due || atomic_load(&c->host_was_set);
}

void vmt_waking_on_ready(void *context, unsigned number)
{
    VmtContext *c = context;

    if (number == VMT_NUMBER_OF_NOTIFIER) {
        vmt_notifier_drain(&c->notifier);
        return;
    }
    if (vmt_wakefd_fetched(&c->wakefds[number])) {
        atomic_store(&c->host_was_set, true);
    }
    atomic_fetch_or(&c->stale, 1U << number);
}

bool vmt_waking_look_unread(VmtContext *c)
{
    bool any = false;

    for (unsigned type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (vmt_wakefd_look_unread(&c->wakefds[type])) {
            atomic_fetch_or(&c->stale, 1U << type);
            any = true;
        }
    }
    return any;
}

void vmt_waking_begin(VmtContext *c)
{
    c->sets_told = atomic_load(&sets_told);
}

void vmt_waking_reveal_fd(VmtContext *c)
{
    if (!atomic_exchange(&c->is_fd_known, true)) {
        vmt_notifier_set(&c->notifier); /* what was armed so far: look once */
    }
}

void vmt_waking_tell_host_was_set(VmtContext *c)
{
    VmtContext *main = vmt_context_main();

    if (!atomic_exchange(&c->host_was_set, false) || !vmt_reset_is_watched()) {
        return; /* what nobody watches not every context learns */
    }
    unsigned told = c->sets_told;
    bool is_first = atomic_compare_exchange_strong(&sets_told, &told, told + 1);
    c->sets_told = is_first ? told + 1 : told;
    if (main ? main == c : is_first) {
        vmt_reset_run();
    }
}
