/*
 * timerlist: one clock's timers for one loop, with lock and notify.
 */
#ifndef VMT_TIME_TIMERLIST_H
#define VMT_TIME_TIMERLIST_H

#include "base/base.h"
#include "time/clock.h"
#include "time/storm.h"

/*
 * timerlist_new in two steps, for who has to put several lists in place before
 * anybody is told anything. @type is a clock.
 */
QEMUTimerList *vmt_timerlist_make(QEMUClockType type, QEMUTimerListNotifyCB *cb,
                                  void *opaque);
void vmt_timerlist_listen(QEMUTimerList *list);

/* timerlist_free for the public @function. */
void vmt_timerlist_free(QEMUTimerList *list, const char *function);

/*
 * Whoever hears of the list looks at what is pending, and at nothing else: while
 * nothing is, that running time has changed need not be told.
 */
void vmt_timerlist_tell_pending(QEMUTimerList *list, bool only_then);

/* The verbs behind timer.c. @expire_ns >= 0. */
void vmt_timerlist_mod(QEMUTimerList *list, QEMUTimer *ts, int64_t expire_ns);
void vmt_timerlist_anticipate(QEMUTimerList *list, QEMUTimer *ts,
                              int64_t expire_ns);
bool vmt_timerlist_del(QEMUTimerList *list, QEMUTimer *ts);
bool vmt_timerlist_del_sync(QEMUTimerList *list, QEMUTimer *ts);

/* The timer that a pass found to be next, and not due; or it did not look. */
typedef struct VmtHead {
    bool is_known;
    int64_t expire_ns;
} VmtHead;

/* A pass that counts its calls on. */
bool vmt_timerlist_run(QEMUTimerList *list, VmtStorm *storm, VmtHead *ret_left);

/*
 * Asked when the next timer is not due yet, the list's lock held: true if it is now,
 * and the pass goes on at that time.
 */
typedef struct VmtMover VmtMover;
struct VmtMover {
    bool (*move_to)(VmtMover *mover, int64_t expire_ns);
};

/*
 * In two steps, for who asks no source: take the lock and look, as head_ns does; and
 * run, at @now_ns, which lets it go. @mover may be NULL.
 */
bool vmt_timerlist_enter(QEMUTimerList *list, int64_t *ret_expire_ns);
bool vmt_timerlist_run_inside(QEMUTimerList *list, int64_t now_ns,
                              VmtStorm *storm, VmtMover *mover,
                              VmtHead *ret_left);

/* Where this thread's tour is (all-lists.h): a new head there is no news to it. */
extern _Thread_local const QEMUTimerList *vmt_timerlist_toured
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/* The list's side of qemu_clock_enable, see clock.h. */
void vmt_timerlist_wait_for_passes(VmtClockListener *listener);
void vmt_timerlist_end_wait(VmtClockListener *listener);

/* The head's time; false: nothing is pending. Looks past the enabled flag. */
bool vmt_timerlist_head_ns(QEMUTimerList *list, int64_t *ret_expire_ns);

/* The same, but where that takes long, a time before which nobody fires. */
bool vmt_timerlist_bound_ns(QEMUTimerList *list, int64_t *ret_expire_ns);

/* By how much a wake-up for it may be late. */
int64_t vmt_timerlist_window_ns(QEMUTimerList *list);

/* Who may run the list, from now on. */
typedef bool VmtTimerlistMayRun(void *opaque);
void vmt_timerlist_set_owner(QEMUTimerList *list, VmtTimerlistMayRun *may_run,
                             void *opaque);

/* The same among timers without attributes outside @attr_mask. */
bool vmt_timerlist_soonest_ns(QEMUTimerList *list, int attr_mask,
                              int64_t *ret_expire_ns);

/* Tests: let the arming order's numbers start at @sequence. */
void vmt_timerlist_set_sequence(QEMUTimerList *list, uint64_t sequence);

/* What a list without a notify callback calls: the main loop sets it. */
void vmt_timerlist_set_default_notify(QEMUTimerListNotifyCB *notify);

/* fork: the child forgets the passes of threads that it has not. */
void vmt_timerlist_lock(QEMUTimerList *list);
void vmt_timerlist_unlock(QEMUTimerList *list, bool is_child);

#endif
