/*
 * timer: the verbs users know; scale to ns, check the contract, hand to the list.
 */
#include "base/bug.h"
#include "time/clock.h"
#include "time/ns.h"
#include "time/storm.h"
#include "time/timerlist.h"
#include "time/timerlistgroup.h"
#include "vmtimer/extras.h"

#define CONTRACT(expr, sentence) \
    ((expr) ? (void)0 : vmt_bug("%s: %s", __func__, sentence))

#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(QEMUTimer) == 48, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, timer_list) == 8, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, cb) == 16, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, opaque) == 24, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, next) == 32, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, attributes) == 40, "QEMU's layout");
_Static_assert(offsetof(QEMUTimer, scale) == 44, "QEMU's layout");
#else
_Static_assert(sizeof(QEMUTimer) == 32, "8 + 4 pointers + 2 ints");
#endif
_Static_assert(offsetof(QEMUTimer, expire_time) == 0, "QEMU's layout");
_Static_assert(__alignof__(QEMUTimer) == 8, "a time is read in one piece");

void timer_init_tl(QEMUTimer *ts, QEMUTimerList *list, int scale,
                   QEMUTimerCB *cb, void *opaque)
{
    vmt_storm_forget(ts);
    *ts = (QEMUTimer){
        .expire_time = -1,
        .timer_list = list,
        .cb = cb,
        .opaque = opaque,
        .scale = scale,
    };
}

void timer_init_full(QEMUTimer *ts, QEMUTimerListGroup *group,
                     QEMUClockType type, int scale, int attributes,
                     QEMUTimerCB *cb, void *opaque)
{
    if (!group) {
        group = vmt_default_group();
    }
    timer_init_tl(ts, group->tl[vmt_clock_sane(type)], scale, cb, opaque);
    ts->attributes = attributes;
}

static int64_t load_expire_time(const QEMUTimer *ts)
{
    return __atomic_load_n(&ts->expire_time, __ATOMIC_RELAXED);
}

bool timer_pending(const QEMUTimer *ts)
{
    return ts->timer_list && load_expire_time(ts) >= 0;
}

bool timer_expired(const QEMUTimer *timer_head, int64_t current_time)
{
    return timer_head
           && load_expire_time(timer_head)
                  <= vmt_ns_scale(current_time, timer_head->scale);
}

uint64_t timer_expire_time_ns(const QEMUTimer *ts)
{
    return timer_pending(ts) ? (uint64_t)load_expire_time(ts) : UINT64_MAX;
}

void timer_deinit(QEMUTimer *ts)
{
    CONTRACT(ts, "no timer (NULL)");
    CONTRACT(!timer_pending(ts), "the timer is pending; delete it first");
    ts->timer_list = NULL;
}

static void arm(QEMUTimer *ts, int64_t expire_ns, const char *function)
{
    if (!ts || !ts->timer_list) {
        vmt_bug("%s: %s", function, ts ? "the timer was never initialised"
                                       : "no timer (NULL)");
    }
    vmt_timerlist_mod(ts->timer_list, ts, expire_ns < 0 ? 0 : expire_ns);
}

static void anticipate(QEMUTimer *ts, int64_t expire_ns, const char *function)
{
    if (!ts || !ts->timer_list) {
        vmt_bug("%s: %s", function, ts ? "the timer was never initialised"
                                       : "no timer (NULL)");
    }
    vmt_timerlist_anticipate(ts->timer_list, ts, expire_ns < 0 ? 0 : expire_ns);
}

void timer_mod_ns(QEMUTimer *ts, int64_t expire_time)
{
    arm(ts, expire_time, __func__);
}

void timer_mod(QEMUTimer *ts, int64_t expire_time)
{
    arm(ts, ts ? vmt_ns_scale(expire_time, ts->scale) : 0, __func__);
}

void timer_mod_anticipate_ns(QEMUTimer *ts, int64_t expire_time)
{
    anticipate(ts, expire_time, __func__);
}

void timer_mod_anticipate(QEMUTimer *ts, int64_t expire_time)
{
    anticipate(ts, ts ? vmt_ns_scale(expire_time, ts->scale) : 0, __func__);
}

bool vmtimer_del(QEMUTimer *ts)
{
    CONTRACT(ts, "no timer (NULL)");
    return ts->timer_list && vmt_timerlist_del(ts->timer_list, ts);
}

bool vmtimer_del_sync(QEMUTimer *ts)
{
    CONTRACT(ts, "no timer (NULL)");
    return ts->timer_list && vmt_timerlist_del_sync(ts->timer_list, ts);
}

void timer_del(QEMUTimer *ts)
{
    CONTRACT(ts, "no timer (NULL)");
    if (ts->timer_list) {
        vmt_timerlist_del(ts->timer_list, ts);
    }
}
