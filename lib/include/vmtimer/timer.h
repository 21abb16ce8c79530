/*
 * vmtimer/timer.h - timers, the lists they wait in, and the lists' groups
 *
 * Names and meaning are QEMU's (include/qemu/timer.h of 10.2).
 *
 * Order: a list fires by (expire time, order of the last arming), whatever the
 * timers' scales: equal times first in, first out. A negative time is stored as
 * 0. Never early.
 *
 * Threads: timer_mod*, timer_del, timer_pending, timerlist_notify and the
 * deadline and expired queries are for any thread while timer and list live.
 * Callbacks run in the thread that runs the list, without any lock of ours, and
 * may call everything here on every timer, their own included. Leaving one by
 * longjmp is not supported.
 *
 * A pointer must not be NULL unless a contract says what that means; a type out
 * of range is QEMU_CLOCK_VIRTUAL.
 */
#ifndef VMTIMER_TIMER_H
#define VMTIMER_TIMER_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "clock.h"

#include <stdlib.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void QEMUTimerCB(void *opaque);

/* Called when a list's head became sooner; see timerlist_new. */
typedef void QEMUTimerListNotifyCB(void *opaque, QEMUClockType type);

typedef struct QEMUTimer QEMUTimer;
typedef struct QEMUTimerList QEMUTimerList;
typedef struct QEMUTimerListGroup QEMUTimerListGroup;

/**
 * QEMUTimer - one deadline and one callback; the memory is the caller's
 * @expire_time: ns, or -1 while idle; read it through timer_expire_time_ns
 * @next: the library's
 *
 * 48 bytes on LP64, 32 on ILP32; aligned to 8 on both, so that @expire_time is
 * read and written in one piece whichever threads do. All-zero memory is an idle timer that must be initialised
 * before it is armed. Needs no destructor, but must not be freed while pending.
 */
struct QEMUTimer {
    int64_t expire_time __attribute__((__aligned__(8)));
    QEMUTimerList *timer_list;
    QEMUTimerCB *cb;
    void *opaque;
    QEMUTimer *next;
    int attributes;
    int scale;
};

struct QEMUTimerListGroup {
    QEMUTimerList *tl[QEMU_CLOCK_MAX];
};

/* Left out of a deadline that masks it (icount); order and firing as ever. */
#define QEMU_TIMER_ATTR_EXTERNAL ((int)1)
#define QEMU_TIMER_ATTR_ALL 0xffffffff

/* The lists that timers wait in when no group is named. There from the start. */
extern QEMUTimerListGroup main_loop_tlg;

/**
 * qemu_init_clocks, init_clocks - say who hears of the default lists
 * @notify_cb: called with (NULL, type); NULL leaves it to the main loop
 *
 * Not needed: the first use does it. May be called again. Makes no descriptor,
 * leaves the thread's timer slack alone (QEMU sets it).
 */
void qemu_init_clocks(QEMUTimerListNotifyCB *notify_cb);
void init_clocks(QEMUTimerListNotifyCB *notify_cb) VMTIMER_SYMBOL(init_clocks);

/**
 * timer_init_full - make a timer ready in the caller's memory
 * @group: whose list; NULL: main_loop_tlg
 * @scale: ns per unit of timer_mod's time, e.g. SCALE_MS
 * @attributes: 0 or QEMU_TIMER_ATTR_EXTERNAL
 *
 * The timer is idle afterwards. It must not be pending before: it would not be
 * taken out. No allocation.
 */
void timer_init_full(QEMUTimer *ts, QEMUTimerListGroup *group,
                     QEMUClockType type, int scale, int attributes,
                     QEMUTimerCB *cb, void *opaque);

/* The same on a bare list (QEMU 2.3 to 3.0). */
void timer_init_tl(QEMUTimer *ts, QEMUTimerList *list, int scale,
                   QEMUTimerCB *cb, void *opaque);

/**
 * timer_deinit - take the timer from its list for good
 *
 * It must not be pending. Afterwards timer_del does nothing.
 */
void timer_deinit(QEMUTimer *ts);

/**
 * timer_mod, timer_mod_ns - arm, or move, a timer
 * @expire_time: absolute, in the timer's unit; timer_mod_ns: in ns
 *
 * A time in the past fires on the next turn; a negative one is stored as 0; one
 * too large to be ns is the far end of time (QEMU: undefined). Arming again at
 * the same time goes behind the equals. A timer that was never initialised
 * stops the program with a sentence.
 */
void timer_mod(QEMUTimer *ts, int64_t expire_time);
void timer_mod_ns(QEMUTimer *ts, int64_t expire_time);

/**
 * timer_mod_anticipate, timer_mod_anticipate_ns - move a timer earlier only
 *
 * Idle: arms it. Pending at an equal or sooner time: nothing happens, the place
 * among the equals is kept.
 */
void timer_mod_anticipate(QEMUTimer *ts, int64_t expire_time);
void timer_mod_anticipate_ns(QEMUTimer *ts, int64_t expire_time);

/**
 * timer_del - make a timer idle
 *
 * Idle already, or never initialised: nothing. A callback that another thread has
 * begun may still be running; vmtimer_del_sync waits for it. NULL stops the
 * program.
 */
void timer_del(QEMUTimer *ts);

/**
 * timer_free - delete and free a timer of timer_new*
 *
 * A pending one is deleted first (QEMU: from 6.0). NULL is fine.
 */
static __inline__ void timer_free(QEMUTimer *ts)
{
    if (ts) {
        timer_del(ts);
        free(ts);
    }
}

/*
 * True from arming until just before the callback, or timer_del. In another thread
 * the answer may be old by then: vmtimer_del decides and tells in one step.
 */
bool timer_pending(const QEMUTimer *ts);

/**
 * timer_expired - is the timer's time at or before @current_time?
 * @current_time: in the timer's unit
 *
 * Says nothing of pending: an idle timer's time is -1. NULL: false.
 */
bool timer_expired(const QEMUTimer *timer_head, int64_t current_time);

/* ns whatever the scale; UINT64_MAX while idle. */
uint64_t timer_expire_time_ns(const QEMUTimer *ts);

/* Zeroed, never NULL: out of memory stops the program. */
void *vmtimer_timer_alloc(void);

static __inline__ QEMUTimer *timer_new_full(QEMUTimerListGroup *group,
                                        QEMUClockType type, int scale,
                                        int attributes, QEMUTimerCB *cb,
                                        void *opaque)
{
    QEMUTimer *ts = (QEMUTimer *)vmtimer_timer_alloc();

    timer_init_full(ts, group, type, scale, attributes, cb, opaque);
    return ts;
}

/* On the default lists; free with timer_free. */
static __inline__ QEMUTimer *timer_new(QEMUClockType type, int scale,
                                   QEMUTimerCB *cb, void *opaque)
{
    return timer_new_full(NULL, type, scale, 0, cb, opaque);
}

static __inline__ QEMUTimer *timer_new_ns(QEMUClockType type, QEMUTimerCB *cb,
                                      void *opaque)
{
    return timer_new(type, SCALE_NS, cb, opaque);
}

static __inline__ QEMUTimer *timer_new_us(QEMUClockType type, QEMUTimerCB *cb,
                                      void *opaque)
{
    return timer_new(type, SCALE_US, cb, opaque);
}

static __inline__ QEMUTimer *timer_new_ms(QEMUClockType type, QEMUTimerCB *cb,
                                      void *opaque)
{
    return timer_new(type, SCALE_MS, cb, opaque);
}

static __inline__ QEMUTimer *timer_new_tl(QEMUTimerList *list, int scale,
                                      QEMUTimerCB *cb, void *opaque)
{
    QEMUTimer *ts = (QEMUTimer *)vmtimer_timer_alloc();

    timer_init_tl(ts, list, scale, cb, opaque);
    return ts;
}

static __inline__ void timer_init(QEMUTimer *ts, QEMUClockType type, int scale,
                              QEMUTimerCB *cb, void *opaque)
{
    timer_init_full(ts, NULL, type, scale, 0, cb, opaque);
}

static __inline__ void timer_init_ns(QEMUTimer *ts, QEMUClockType type,
                                 QEMUTimerCB *cb, void *opaque)
{
    timer_init(ts, type, SCALE_NS, cb, opaque);
}

static __inline__ void timer_init_us(QEMUTimer *ts, QEMUClockType type,
                                 QEMUTimerCB *cb, void *opaque)
{
    timer_init(ts, type, SCALE_US, cb, opaque);
}

static __inline__ void timer_init_ms(QEMUTimer *ts, QEMUClockType type,
                                 QEMUTimerCB *cb, void *opaque)
{
    timer_init(ts, type, SCALE_MS, cb, opaque);
}

/**
 * timerlist_new - a list of one clock's timers, run by whoever made it
 * @cb: called with (@opaque, @type) when arming left a new head, after the
 *     lock is released, in the arming thread, maybe inside a callback; and when
 *     the clock changed, in the thread that changed it. Not when a timer is
 *     deleted or armed behind the head. No lock of ours is held. NULL: the main
 *     loop is told
 *
 * Free it with timerlist_free when no timer is pending and nobody uses it.
 */
QEMUTimerList *timerlist_new(QEMUClockType type, QEMUTimerListNotifyCB *cb,
                             void *opaque);

/*
 * NULL is fine; a list with timers pending, or inside a pass over it, stops the
 * program. Returns when another thread that changes the clock or moves virtual time
 * has left the list's callbacks: hold no lock which these take.
 */
void timerlist_free(QEMUTimerList *timer_list);

/* Any timer pending, whether or not the clock is enabled? */
bool timerlist_has_timers(QEMUTimerList *timer_list);

/* Is the head at or before now? Looks past the enabled flag. Empty: false. */
bool timerlist_expired(QEMUTimerList *timer_list);

/* ns until the head is due, 0 if it is, -1: none, or clock disabled. Exact. */
int64_t timerlist_deadline_ns(QEMUTimerList *timer_list);

QEMUClockType timerlist_get_clock(QEMUTimerList *timer_list);

/**
 * timerlist_run_timers - one pass: run what is due, in order
 *
 * The clock is read once; all that is due at that instant runs, also what a
 * callback arms at or before it. True if a callback ran. A disabled clock runs
 * nothing. May be called from a callback and from several threads at once. A
 * pass is split after many callbacks (vmtimer_set_storm_limit), and where 24 000
 * timers must be sorted first: the rest stays armed, timerlist_deadline_ns says so.
 */
bool timerlist_run_timers(QEMUTimerList *timer_list);

/* Calls the list's notify callback. */
void timerlist_notify(QEMUTimerList *timer_list);

/**
 * timerlistgroup_init, timerlistgroup_deinit - a list per clock
 *
 * deinit frees the lists; a pending timer stops the program.
 */
void timerlistgroup_init(QEMUTimerListGroup *tlg, QEMUTimerListNotifyCB *cb,
                         void *opaque);
void timerlistgroup_deinit(QEMUTimerListGroup *tlg);

/* Every list once, in the clocks' order. True if a callback ran. */
bool timerlistgroup_run_timers(QEMUTimerListGroup *tlg);

/* The soonest over the clocks that are used for deadlines; -1: none. */
int64_t timerlistgroup_deadline_ns(QEMUTimerListGroup *tlg);

/* The default list of a clock: pending? head due? itself; one pass over it. */
bool qemu_clock_has_timers(QEMUClockType type)
    VMTIMER_SYMBOL(qemu_clock_has_timers);
bool qemu_clock_expired(QEMUClockType type);
QEMUTimerList *qemu_clock_get_main_loop_timerlist(QEMUClockType type);
bool qemu_clock_run_timers(QEMUClockType type);

/*
 * One pass over each default list, in the clocks' order, but for those that
 * are not used for deadlines. True if a callback ran.
 */
bool qemu_clock_run_all_timers(void);

/**
 * qemu_clock_deadline_ns_all - ns to the soonest timer of a clock, in all lists
 * @attr_mask: timers with an attribute outside it are passed over
 *
 * 0: due. -1: none, or clock disabled. Exact, no cap.
 */
int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask);

/**
 * qemu_clock_advance_virtual_time - move the frozen VIRTUAL clock to @target_ns
 *
 * Every deadline on the way is visited at exactly its own time, timers armed on
 * the way included. Returns the new time. A target that is not ahead only
 * notifies. A running clock stops the program with a sentence. See extras.h.
 */
int64_t qemu_clock_advance_virtual_time(int64_t target_ns);

#ifdef __cplusplus
}
#endif

#endif
