/*
 * pass: call what is due.
 *
 * A pass reads the clock once, then takes the head as long as it is due, and
 * calls it without the lock. Each pass leaves a record on its own stack: which
 * timer it is calling, in which thread; vmtimer_del_sync looks there. Passes may
 * nest and overlap.
 *
 * Lock: the list's, never held over a callback or a source.
 */
#include "base/callback.h"
#include "time/storm.h"
#include "time/timerlist.h"
#include "time/timerlist-state.h"

/* Ten thousand timers in one bag, all due, need 20 000. */
enum { MOST_WORK = 24000 };

static bool runs_elsewhere(QEMUTimerList *list, const QEMUTimer *ts)
{
    VmtPass *pass;

    LIST_FOREACH(pass, &list->passes, node) {
        if (pass->calling == ts && pass->thread != vmt_thread_self()) {
            return true;
        }
    }
    return false;
}

static void delete_if_pending(QEMUTimerList *list, VmtDeletion *deletion)
{
    if (vmt_timer_is_pending(deletion->ts)) {
        vmt_expiry_remove(&list->expiry, deletion->ts);
        deletion->won = true;
    }
}

bool vmt_timerlist_del_sync(QEMUTimerList *list, QEMUTimer *ts)
{
    VmtDeletion deletion = {.ts = ts};

    vmt_quick_lock(&list->lock);
    LIST_INSERT_HEAD(&list->deletions, &deletion, node);
    delete_if_pending(list, &deletion);
    while (runs_elsewhere(list, ts)) {
        vmt_quick_event_wait(&list->call_ended, &list->lock);
        delete_if_pending(list, &deletion);
    }
    LIST_REMOVE(&deletion, node);
    vmt_quick_unlock(&list->lock);
    return deletion.won;
}

/*
 * The callback of @ts has ended. What it armed goes at once if somebody waits: who
 * waits would find it called again each time, if it arms itself at now.
 */
static void delete_for_who_waits(QEMUTimerList *list, const QEMUTimer *ts)
{
    VmtDeletion *deletion;

    LIST_FOREACH(deletion, &list->deletions, node) {
        if (deletion->ts == ts) {
            delete_if_pending(list, deletion);
        }
    }
    vmt_quick_event_happens(&list->call_ended);
}

/*
 * Until it is known who is the head, or that nobody is due; or until so many timers
 * had to be sorted that the next pass should go on.
 */
static __attribute__((noinline)) void settle_until(QEMUTimerList *list,
                                                   int64_t now_ns)
{
    unsigned before = list->expiry.ladder.work;

    while (!vmt_expiry_is_settled(&list->expiry)
           && vmt_expiry_bound(&list->expiry) <= now_ns
           && list->expiry.ladder.work - before < MOST_WORK) {
        vmt_timerlist_settle_on(list, 2);
    }
}

/* The head if it is due; *@ret_head as well if it is not. */
static QEMUTimer *peek_due(QEMUTimerList *list, int64_t now_ns,
                           VmtHead *ret_head)
{
    int64_t expire_ns = 0;

    if (vmt_unlikely(!vmt_expiry_is_settled(&list->expiry))) {
        settle_until(list, now_ns);
    }
    QEMUTimer *ts = vmt_expiry_head(&list->expiry, &expire_ns);

    *ret_head = (VmtHead){ts != NULL, expire_ns};
    return ts && expire_ns <= now_ns && vmt_clock_is_enabled(list->clock) ? ts
                                                                         : NULL;
}

/*
 * The source may have a say: the timer to call, @ts or another, or NULL. The lock is
 * held, but let go while it is asked. It is shown a copy: the timer may be freed
 * meanwhile.
 */
static QEMUTimer *granted(QEMUTimerList *list, QEMUTimer *ts, int64_t now_ns,
                          VmtHead *ret_head)
{
    while (ts && vmt_clock_asks_before_timer(list->clock)) {
        QEMUTimer copy = *ts;
        vmt_quick_unlock(&list->lock);
        bool is_granted = vmt_clock_before_timer(list->clock, &copy);
        vmt_quick_lock(&list->lock);
        if (!is_granted) {
            return NULL;
        }
        QEMUTimer *before = ts;
        ts = peek_due(list, now_ns, ret_head);
        if (ts == before) {
            break;
        }
    }
    return ts;
}

/* @ts is the head. */
static void call(QEMUTimerList *list, VmtPass *pass, QEMUTimer *ts)
{
    QEMUTimerCB *cb = ts->cb;
    void *opaque = ts->opaque;

    pass->calling = ts;
    vmt_expiry_pop(&list->expiry, ts);
    vmt_quick_unlock(&list->lock);

    cb(opaque); /* may free ts */

    vmt_quick_lock(&list->lock);
    pass->calling = NULL;
    if (vmt_unlikely(!LIST_EMPTY(&list->deletions))) {
        delete_for_who_waits(list, ts);
    }
}

/* The lock is held. Only a pass that has something to call is known to others. */
static bool run_pass(QEMUTimerList *list, int64_t now_ns, VmtStorm *storm,
                     VmtMover *mover, VmtHead *ret_head)
{
    VmtHead head; /* not *ret_head: each call would wait for its being written */
    QEMUTimer *ts = peek_due(list, now_ns, &head);
    bool progress = false;

    if (!ts) {
        *ret_head = head;
        return false;
    }
    VmtPass pass = {.thread = vmt_thread_self()};

    vmt_callback_begin();
    LIST_INSERT_HEAD(&list->passes, &pass, node);
    while ((ts = granted(list, ts, now_ns, &head))
           && vmt_storm_allows(storm, ts, list->type,
                               vmt_expiry_head_order(&list->expiry),
                               list->expiry.next_order)) {
        call(list, &pass, ts);
        progress = true;
        ts = peek_due(list, now_ns, &head);
        if (!ts && mover && head.is_known
            && mover->move_to(mover, head.expire_ns)) {
            now_ns = head.expire_ns;
            ts = peek_due(list, now_ns, &head);
        }
    }
    *ret_head = head;
    LIST_REMOVE(&pass, node);
    if (vmt_unlikely(list->waiters)) {
        vmt_quick_event_happens(&list->call_ended);
    }
    vmt_callback_end();
    return progress;
}

bool vmt_timerlist_run_inside(QEMUTimerList *list, int64_t now_ns,
                              VmtStorm *storm, VmtMover *mover,
                              VmtHead *ret_left)
{
    bool progress = run_pass(list, now_ns, storm, mover, ret_left);

    vmt_quick_unlock(&list->lock);
    if (vmt_unlikely(storm->offender)) {
        ret_left->is_known = false; /* its report may change it */
        vmt_storm_tell(storm);
    }
    return progress;
}

bool vmt_timerlist_run(QEMUTimerList *list, VmtStorm *storm, VmtHead *ret_left)
{
    *ret_left = (VmtHead){0};
    if (!vmt_timerlist_has_timers(list) || !vmt_clock_is_enabled(list->clock)
        || !vmt_clock_before_pass(list->clock)) {
        return false;
    }
    int64_t now_ns = qemu_clock_get_ns(list->type);

    vmt_quick_lock(&list->lock);
    return vmt_timerlist_run_inside(list, now_ns, storm, NULL, ret_left);
}

bool timerlist_run_timers(QEMUTimerList *list)
{
    VmtStorm storm = {0};
    VmtHead left;
    bool progress = vmt_timerlist_run(list, &storm, &left);

    vmt_storm_end(&storm);
    return progress;
}

void vmt_timerlist_wait_for_passes(VmtClockListener *listener)
{
    QEMUTimerList *list = vmt_container_of(listener, QEMUTimerList, listener);

    vmt_quick_lock(&list->lock);
    list->waiters++;
    while (!LIST_EMPTY(&list->passes) && !vmt_clock_is_enabled(list->clock)) {
        vmt_quick_event_wait(&list->call_ended, &list->lock);
    }
    list->waiters--;
    vmt_quick_unlock(&list->lock);
}

void vmt_timerlist_end_wait(VmtClockListener *listener)
{
    QEMUTimerList *list = vmt_container_of(listener, QEMUTimerList, listener);

    vmt_quick_lock(&list->lock);
    if (list->waiters) {
        vmt_quick_event_happens(&list->call_ended);
    }
    vmt_quick_unlock(&list->lock);
}

static void forget_other_threads(QEMUTimerList *list)
{
    VmtPass *pass, *next;

    LIST_FOREACH_SAFE(pass, &list->passes, node, next) {
        if (pass->thread != vmt_thread_self()) {
            LIST_REMOVE(pass, node);
        }
    }
    LIST_INIT(&list->deletions);
    list->waiters = 0;
    vmt_quick_lock_renew(&list->lock);
}

void vmt_timerlist_lock(QEMUTimerList *list)
{
    vmt_quick_lock(&list->lock);
}

void vmt_timerlist_unlock(QEMUTimerList *list, bool is_child)
{
    if (is_child) {
        forget_other_threads(list);
    }
    vmt_quick_unlock(&list->lock);
}
