/*
 * timerlist: one clock's timers for one loop, with lock and notify.
 *
 * Arming puts a timer into the set and tells who made the list of a new head; pass.c
 * takes out and calls what is due.
 *
 * Lock: the list's, never held over a source or a notify.
 */
#include "time/timerlist.h"

#include "base/bug.h"
#include "base/callback.h"
#include "time/ns.h"
#include "time/timerlist-state.h"

#include <limits.h>

#define RARELY __attribute__((noinline, cold))

static _Atomic(QEMUTimerListNotifyCB *) default_notify;

void vmt_timerlist_set_default_notify(QEMUTimerListNotifyCB *notify)
{
    atomic_store(&default_notify, notify);
}

void timerlist_notify(QEMUTimerList *list)
{
    QEMUTimerListNotifyCB *notify = list->notify_cb;

    if (!notify) {
        notify = atomic_load(&default_notify);
    }
    if (notify) {
        vmt_callback_begin();
        notify(list->notify_opaque, list->type);
        vmt_callback_end();
    }
}

static void on_clock_change(VmtClockListener *listener)
{
    timerlist_notify(vmt_container_of(listener, QEMUTimerList, listener));
}

QEMUTimerList *vmt_timerlist_make(QEMUClockType type, QEMUTimerListNotifyCB *cb,
                                  void *opaque)
{
    QEMUTimerList *list = vmt_alloc(1, sizeof *list);

    list->type = vmt_clock_sane(type);
    list->clock = vmt_clock_state(type);
    list->notify_cb = cb;
    list->notify_opaque = opaque;
    list->listener.on_change = on_clock_change;
    list->listener.wait_for_passes = vmt_timerlist_wait_for_passes;
    list->listener.end_wait = vmt_timerlist_end_wait;
    vmt_expiry_init(&list->expiry);
    LIST_INIT(&list->passes);
    LIST_INIT(&list->deletions);
    return list;
}

void vmt_timerlist_listen(QEMUTimerList *list)
{
    vmt_clock_listen(list->type, &list->listener);
}

QEMUTimerList *timerlist_new(QEMUClockType type, QEMUTimerListNotifyCB *cb,
                             void *opaque)
{
    QEMUTimerList *list = vmt_timerlist_make(type, cb, opaque);

    list->is_single = true;
    vmt_timerlist_listen(list);
    return list;
}

static void check_unused(QEMUTimerList *list, const char *function)
{
    vmt_quick_lock(&list->lock);
    if (!LIST_EMPTY(&list->passes)) {
        vmt_bug("%s: a pass over the list is under way", function);
    }
    if (vmt_timerlist_has_timers(list)) {
        vmt_bug("%s: %u timers still pending on %s", function,
                vmt_expiry_count(&list->expiry),
                vmt_clock_kind(list->type)->name);
    }
    vmt_quick_unlock(&list->lock);
}

void vmt_timerlist_free(QEMUTimerList *list, const char *function)
{
    if (!list) {
        return;
    }
    vmt_clock_unlisten(list->type, &list->listener);
    check_unused(list, function);
    vmt_expiry_deinit(&list->expiry);
    free(list);
}

void timerlist_free(QEMUTimerList *list)
{
    if (list && !list->is_single) {
        vmt_bug("timerlist_free: the list belongs to a group");
    }
    vmt_timerlist_free(list, __func__);
}

QEMUClockType timerlist_get_clock(QEMUTimerList *list)
{
    return list->type;
}

bool timerlist_has_timers(QEMUTimerList *list)
{
    return vmt_timerlist_has_timers(list);
}

bool vmt_timerlist_settle_on(QEMUTimerList *list, unsigned rounds)
{
    while (!vmt_expiry_settle(&list->expiry) && --rounds) {
        vmt_quick_unlock(&list->lock);
        vmt_quick_lock(&list->lock);
    }
    return vmt_expiry_is_settled(&list->expiry);
}

/*
 * Where who is the head is not known after some work, nobody: whoever waits does not
 * do so for longer than for who was the head before.
 */
static __attribute__((noinline)) bool is_head_after_work(QEMUTimerList *list,
                                                         const QEMUTimer *ts)
{
    int64_t head_ns;

    return vmt_timerlist_settle_on(list, VMT_ROUNDS_AT_ONCE)
           && vmt_expiry_head(&list->expiry, &head_ns) == ts;
}

/* The caller holds the lock. True: it is the head afterwards. */
static bool put(QEMUTimerList *list, QEMUTimer *ts, int64_t expire_ns)
{
    bool is_head;

    if (vmt_timer_is_pending(ts)) {
        is_head = vmt_expiry_move(&list->expiry, ts, expire_ns);
    } else {
        is_head = vmt_expiry_insert(&list->expiry, ts, expire_ns);
    }
    return vmt_unlikely(!vmt_expiry_is_settled(&list->expiry))
               ? is_head_after_work(list, ts) : is_head;
}

_Thread_local const QEMUTimerList *vmt_timerlist_toured;

static void tell_new_head(QEMUTimerList *list)
{
    vmt_clock_new_head(list->clock);
    if (list != vmt_timerlist_toured) {
        vmt_clock_count_new_head(list->type);
    }
    timerlist_notify(list);
}

static __attribute__((noinline)) void unlock_and_tell(QEMUTimerList *list)
{
    vmt_quick_unlock(&list->lock);
    tell_new_head(list);
}

static inline void unlock(QEMUTimerList *list, bool is_new_head)
{
    if (is_new_head) {
        unlock_and_tell(list);
    } else {
        vmt_quick_unlock(&list->lock);
    }
}

static __attribute__((noinline)) void mod(QEMUTimerList *list, QEMUTimer *ts,
                                          int64_t expire_ns)
{
    unlock(list, put(list, ts, expire_ns));
}

static RARELY void mod_slowly(QEMUTimerList *list, QEMUTimer *ts,
                              int64_t expire_ns, uint32_t was)
{
    vmt_quick_lock_slowly(&list->lock, was);
    mod(list, ts, expire_ns);
}

static __attribute__((noinline)) void insert(QEMUTimerList *list,
                                             QEMUTimer *ts, int64_t expire_ns)
{
    uint32_t at_once = vmt_expiry_list_at_once(&list->expiry, expire_ns);

    if (at_once == VMT_NO_LIST) {
        mod(list, ts, expire_ns);
    } else {
        vmt_expiry_insert_at_once(&list->expiry, ts, expire_ns, at_once);
        vmt_quick_unlock(&list->lock);
    }
}

/*
 * What a call is mostly: the lock is free, and it has to do with the few, or is a mark,
 * or somebody comes to the end of a list. All else is called last, for registers need
 * not be saved for what does not come back.
 */
void vmt_timerlist_mod(QEMUTimerList *list, QEMUTimer *ts, int64_t expire_ns)
{
    uint32_t was = vmt_quick_lock_at_once(&list->lock);
    VmtExpiry *e = &list->expiry;

    if (vmt_unlikely(was)) {
        mod_slowly(list, ts, expire_ns, was);
    } else if (!vmt_timer_is_pending(ts)) {
        if (vmt_expiry_inserts_few(e, expire_ns)) {
            unlock(list, vmt_expiry_insert_few(e, ts, expire_ns));
        } else {
            insert(list, ts, expire_ns);
        }
    } else if (vmt_expiry_moves_few(e, ts, expire_ns)) {
        unlock(list, vmt_expiry_move_few(e, ts, expire_ns));
    } else if (vmt_expiry_postpones(e, ts, expire_ns)) {
        vmt_expiry_postpone(e, ts, expire_ns);
        vmt_quick_unlock(&list->lock);
    } else {
        mod(list, ts, expire_ns);
    }
}

void vmt_timerlist_anticipate(QEMUTimerList *list, QEMUTimer *ts,
                              int64_t expire_ns)
{
    bool is_head = false;

    vmt_quick_lock(&list->lock);
    if (!vmt_timer_is_pending(ts) || expire_ns < ts->expire_time) {
        is_head = put(list, ts, expire_ns);
    }
    unlock(list, is_head);
}

static __attribute__((noinline)) bool del(QEMUTimerList *list, QEMUTimer *ts)
{
    bool was_pending = vmt_timer_is_pending(ts);

    if (was_pending) {
        vmt_expiry_remove(&list->expiry, ts);
    }
    vmt_quick_unlock(&list->lock);
    return was_pending;
}

static RARELY bool del_slowly(QEMUTimerList *list, QEMUTimer *ts, uint32_t was)
{
    vmt_quick_lock_slowly(&list->lock, was);
    return del(list, ts);
}

static __attribute__((noinline)) bool del_behind(QEMUTimerList *list,
                                                 QEMUTimer *ts)
{
    if (!vmt_expiry_removes_at_once(&list->expiry, ts)) {
        return del(list, ts);
    }
    vmt_expiry_remove_at_once(&list->expiry, ts);
    vmt_quick_unlock(&list->lock);
    return true;
}

/* As vmt_timerlist_mod. */
bool vmt_timerlist_del(QEMUTimerList *list, QEMUTimer *ts)
{
    uint32_t was = vmt_quick_lock_at_once(&list->lock);

    if (vmt_unlikely(was)) {
        return del_slowly(list, ts, was);
    }
    if (!vmt_timer_is_pending(ts)) {
        return del(list, ts);
    }
    if (!vmt_expiry_removes_few(&list->expiry, ts)) {
        return del_behind(list, ts);
    }
    vmt_expiry_remove_few(&list->expiry, ts);
    vmt_quick_unlock(&list->lock);
    return true;
}

bool vmt_timerlist_enter(QEMUTimerList *list, int64_t *ret_expire_ns)
{
    vmt_quick_lock(&list->lock);
    vmt_timerlist_settle(list, UINT_MAX);
    return vmt_expiry_head(&list->expiry, ret_expire_ns) != NULL;
}

/* With the lock also where nothing is pending: waking.c counts on its order. */
bool vmt_timerlist_head_ns(QEMUTimerList *list, int64_t *ret_expire_ns)
{
    bool found = vmt_timerlist_enter(list, ret_expire_ns);

    vmt_quick_unlock(&list->lock);
    return found;
}

bool vmt_timerlist_bound_ns(QEMUTimerList *list, int64_t *ret_expire_ns)
{
    bool found = true;

    vmt_quick_lock(&list->lock);
    if (vmt_timerlist_settle(list, VMT_ROUNDS_AT_ONCE)) {
        found = vmt_expiry_head(&list->expiry, ret_expire_ns) != NULL;
    } else {
        *ret_expire_ns = vmt_expiry_bound(&list->expiry);
    }
    vmt_quick_unlock(&list->lock);
    return found;
}

bool timerlist_expired(QEMUTimerList *list)
{
    int64_t expire_ns;

    return vmt_timerlist_head_ns(list, &expire_ns)
           && expire_ns <= qemu_clock_get_ns(list->type);
}

static int64_t deadline_from(QEMUClockType type, int64_t expire_ns)
{
    int64_t deadline_ns = vmt_ns_sub(expire_ns, qemu_clock_get_ns(type));

    return deadline_ns < 0 ? 0 : deadline_ns;
}

int64_t timerlist_deadline_ns(QEMUTimerList *list)
{
    int64_t expire_ns;

    if (!vmt_clock_is_enabled(list->clock)
        || !vmt_timerlist_head_ns(list, &expire_ns)) {
        return -1;
    }
    return deadline_from(list->type, expire_ns);
}

void vmt_timerlist_tell_pending(QEMUTimerList *list, bool only_then)
{
    atomic_store(&list->listener.only_while,
                 only_then ? &list->expiry.count : NULL);
}

void vmt_timerlist_set_owner(QEMUTimerList *list, VmtTimerlistMayRun *may_run,
                             void *opaque)
{
    list->may_run_opaque = opaque;
    atomic_store(&list->may_run, may_run);
}

bool vmt_timerlist_soonest_ns(QEMUTimerList *list, int attr_mask,
                              int64_t *ret_expire_ns)
{
    if (!vmt_timerlist_has_timers(list)) {
        return false;
    }
    if (attr_mask == -1) {
        return vmt_timerlist_head_ns(list, ret_expire_ns);
    }
    vmt_quick_lock(&list->lock);
    bool found = vmt_expiry_soonest(&list->expiry, attr_mask, ret_expire_ns);
    vmt_quick_unlock(&list->lock);
    return found;
}

void vmtimer_list_reserve(QEMUTimerList *list, unsigned n)
{
    vmt_quick_lock(&list->lock);
    vmt_expiry_reserve(&list->expiry, n);
    vmt_quick_unlock(&list->lock);
}

/* What is armed in the kernel may be too late now. */
void vmtimer_list_set_window(QEMUTimerList *list, int64_t window_ns)
{
    if (window_ns < 0) {
        vmt_bug("vmtimer_list_set_window: a window cannot be negative");
    }
    atomic_store(&list->window_ns, window_ns);
    timerlist_notify(list);
}

int64_t vmt_timerlist_window_ns(QEMUTimerList *list)
{
    return atomic_load(&list->window_ns);
}

bool vmtimer_list_favour(QEMUTimerList *list)
{
    return vmt_quick_lock_favour(&list->lock);
}

void vmtimer_check(QEMUTimerList *list)
{
    vmt_quick_lock(&list->lock);
    const char *broken = vmt_expiry_check(&list->expiry);
    vmt_quick_unlock(&list->lock);
    if (broken) {
        vmt_bug("vmtimer_check: %s", broken);
    }
}

void vmt_timerlist_set_sequence(QEMUTimerList *list, uint64_t sequence)
{
    list->expiry.next_order = sequence;
}
