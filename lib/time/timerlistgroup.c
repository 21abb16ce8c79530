/*
 * timerlistgroup: a list per clock; the default group.
 *
 * The default group is there from the start: a constructor makes it, so that
 * sources which take main_loop_tlg.tl[] before anything else find lists. The main
 * loop, two floors up, leaves its notify here.
 */
#include "time/timerlistgroup.h"

#include "base/thread.h"
#include "time/clock.h"
#include "time/quiet.h"
#include "time/timerlist.h"

#include <stdatomic.h>

QEMUTimerListGroup main_loop_tlg;

static _Atomic(QEMUTimerListNotifyCB *) loop_notify;
static _Atomic(QEMUTimerListNotifyCB *) user_notify;

static void on_default_list_changed(void *opaque, QEMUClockType type)
{
    QEMUTimerListNotifyCB *notify = atomic_load(&loop_notify);

    if (notify) {
        notify(NULL, type);
    }
    notify = atomic_load(&user_notify);
    if (notify) {
        notify(NULL, type);
    }
}

/* Nobody is told of a change before the group can find its lists. */
void timerlistgroup_init(QEMUTimerListGroup *tlg, QEMUTimerListNotifyCB *cb,
                         void *opaque)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        tlg->tl[type] = vmt_timerlist_make((QEMUClockType)type, cb, opaque);
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_timerlist_listen(tlg->tl[type]);
    }
}

void timerlistgroup_deinit(QEMUTimerListGroup *tlg)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_timerlist_free(tlg->tl[type], __func__);
        tlg->tl[type] = NULL;
    }
}

void vmt_group_tell_pending(QEMUTimerListGroup *tlg, bool only_then)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_timerlist_tell_pending(tlg->tl[type], only_then);
    }
}

static void make_default_group(void)
{
    vmt_quiet_watch_forks();
    timerlistgroup_init(&main_loop_tlg, on_default_list_changed, NULL);
    vmt_group_tell_pending(&main_loop_tlg, true);
}

QEMUTimerListGroup *vmt_default_group(void)
{
    static pthread_once_t made = PTHREAD_ONCE_INIT;

    pthread_once(&made, make_default_group);
    return &main_loop_tlg;
}

__attribute__((constructor)) static void make_default_group_early(void)
{
    vmt_default_group();
}

void vmt_default_group_set_notify(QEMUTimerListNotifyCB *notify)
{
    atomic_store(&loop_notify, notify);
}

void qemu_init_clocks(QEMUTimerListNotifyCB *notify_cb)
{
    vmt_default_group();
    atomic_store(&user_notify, notify_cb);
    vmt_group_tell_pending(&main_loop_tlg, !notify_cb);
}

void init_clocks(QEMUTimerListNotifyCB *notify_cb)
{
    qemu_init_clocks(notify_cb);
}

VMT_PLAIN(init_clocks);

bool timerlistgroup_run_timers(QEMUTimerListGroup *tlg)
{
    bool progress = false;

    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        progress |= timerlist_run_timers(tlg->tl[type]);
    }
    return progress;
}

int64_t timerlistgroup_deadline_ns(QEMUTimerListGroup *tlg)
{
    int64_t soonest_ns = -1;

    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (qemu_clock_use_for_deadline((QEMUClockType)type)) {
            soonest_ns = qemu_soonest_timeout(
                soonest_ns, timerlist_deadline_ns(tlg->tl[type]));
        }
    }
    return soonest_ns;
}

QEMUTimerList *qemu_clock_get_main_loop_timerlist(QEMUClockType type)
{
    return vmt_default_group()->tl[vmt_clock_sane(type)];
}

bool qemu_clock_has_timers(QEMUClockType type)
{
    return timerlist_has_timers(qemu_clock_get_main_loop_timerlist(type));
}

VMT_PLAIN(qemu_clock_has_timers);

/* Weak: old objects may bring one that knows their clocks, too. */
__attribute__((weak)) bool qemu_clock_expired(QEMUClockType type)
{
    return timerlist_expired(qemu_clock_get_main_loop_timerlist(type));
}

bool qemu_clock_run_timers(QEMUClockType type)
{
    return timerlist_run_timers(qemu_clock_get_main_loop_timerlist(type));
}

bool qemu_clock_run_all_timers(void)
{
    bool progress = false;

    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (qemu_clock_use_for_deadline((QEMUClockType)type)) {
            progress |= qemu_clock_run_timers((QEMUClockType)type);
        }
    }
    return progress;
}
