/*
 * old-clock: clocks as pointers.
 *
 * Three objects, which sources compare, store and test for NULL; each knows its
 * type. rtc_clock exists twice, as a pointer and as a type, for old and for
 * converted files: who was written last wins, at the next call of an old name.
 *
 * Lock: none. The clock variables are set before threads start, as in QEMU.
 */
#include "old.h"

#include <stdatomic.h>

struct QEMUClock {
    QEMUClockType type;
};

static QEMUClock clocks[] = {
    { QEMU_CLOCK_REALTIME }, { QEMU_CLOCK_VIRTUAL }, { QEMU_CLOCK_HOST },
};

QEMUClock *rt_clock = &clocks[QEMU_CLOCK_REALTIME];
QEMUClock *vm_clock = &clocks[QEMU_CLOCK_VIRTUAL];
QEMUClock *host_clock = &clocks[QEMU_CLOCK_HOST];

QEMUClock *rtc_clock = &clocks[QEMU_CLOCK_HOST];
QEMUClockType vmtimer_rtc_clock = QEMU_CLOCK_HOST;

static void keep_rtc_clocks_in_step(void)
{
    static QEMUClock *last = &clocks[QEMU_CLOCK_HOST];

    if (rtc_clock != last) {
        last = rtc_clock;
        vmtimer_rtc_clock = last ? last->type : QEMU_CLOCK_VIRTUAL;
    } else if (last && vmtimer_rtc_clock != last->type
               && vmtimer_rtc_clock <= QEMU_CLOCK_HOST) {
        rtc_clock = last = &clocks[vmtimer_rtc_clock];
    }
}

static void report_null_clock(void)
{
    static atomic_flag reported = ATOMIC_FLAG_INIT;

    if (!atomic_flag_test_and_set(&reported)) {
        vmt_log("a NULL clock was given and counts as vm_clock "
                "(said once)");
    }
}

QEMUClockType vmtimer_clock_type(QEMUClock *clock)
{
    keep_rtc_clocks_in_step();
    if (!clock) {
        report_null_clock();
        return QEMU_CLOCK_VIRTUAL;
    }
    return clock->type;
}

QEMUClockType vmtimer_clock_type_old(QEMUClock *clock)
{
    return (QEMUClockType)(vmtimer_clock_type(clock) | OLD_CLOCK);
}

int64_t qemu_get_clock_ns(QEMUClock *clock)
{
    return qemu_clock_get_ns(vmtimer_clock_type(clock));
}

int64_t qemu_get_clock_ms(QEMUClock *clock)
{
    return qemu_clock_get_ms(vmtimer_clock_type(clock));
}

int64_t qemu_get_clock(QEMUClock *clock)
{
    QEMUClockType type = vmtimer_clock_type(clock);

    return type == QEMU_CLOCK_REALTIME ? qemu_clock_get_ms(type)
                                       : qemu_clock_get_ns(type);
}

bool vmtimer_timerlist_expired_strict(QEMUTimerList *timer_list)
{
    int64_t head_ns;

    return vmt_timerlist_head_ns(timer_list, &head_ns)
           && head_ns < qemu_clock_get_ns(timerlist_get_clock(timer_list));
}

bool vmtimer_clock_expired_strict(QEMUClockType type)
{
    type = (QEMUClockType)(type & ~OLD_CLOCK);
    return vmtimer_timerlist_expired_strict(
        qemu_clock_get_main_loop_timerlist(type));
}

bool vmtimer_clock_expired(QEMUClockType type)
{
    if (type & OLD_CLOCK) {
        return vmtimer_clock_expired_strict(type);
    }
    return timerlist_expired(qemu_clock_get_main_loop_timerlist(type));
}

/*
 * Asked for weakly: only who counts instructions brings that member of an archive.
 * What may be idle since the last time is accounted first.
 */
void icount_account_warp_timer(void) __attribute__((weak));
void icount_start_warp_timer(void) __attribute__((weak));

void vmtimer_clock_warp(QEMUClockType type)
{
    if (type == QEMU_CLOCK_VIRTUAL && icount_start_warp_timer
        && icount_account_warp_timer) {
        icount_account_warp_timer();
        icount_start_warp_timer();
    }
}

int64_t vmtimer_clock_deadline_ns_all_1(QEMUClockType type)
{
    return qemu_clock_deadline_ns_all(type, (int)QEMU_TIMER_ATTR_ALL);
}

/* Looks past the enabled flag; not capped, in spite of the INT32_MAX. */
static int64_t deadline_ns(QEMUClockType type)
{
    int64_t head_ns, now_ns;

    if (!vmt_timerlist_head_ns(qemu_clock_get_main_loop_timerlist(type),
                               &head_ns)) {
        return INT32_MAX;
    }
    now_ns = qemu_clock_get_ns(type);
    return head_ns > now_ns ? head_ns - now_ns : 0;
}

int64_t qemu_clock_deadline(QEMUClock *clock)
{
    return deadline_ns(vmtimer_clock_type(clock));
}

int64_t qemu_next_icount_deadline(void)
{
    return deadline_ns(QEMU_CLOCK_VIRTUAL);
}

/* Never above INT32_MAX: the search for the soonest began there. */
int64_t qemu_next_deadline(void)
{
    int64_t soonest = INT32_MAX;

    soonest = qemu_soonest_timeout(soonest, deadline_ns(QEMU_CLOCK_VIRTUAL));
    return qemu_soonest_timeout(soonest, deadline_ns(QEMU_CLOCK_HOST));
}

void qemu_run_timers(QEMUClock *clock)
{
    qemu_clock_run_timers(vmtimer_clock_type(clock));
}

void qemu_run_all_timers(void)
{
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    qemu_clock_run_timers(QEMU_CLOCK_REALTIME);
    qemu_clock_run_timers(QEMU_CLOCK_HOST);
}

void qemu_register_clock_reset_notifier(QEMUClock *clock, Notifier *notifier)
{
    qemu_clock_register_reset_notifier(vmtimer_clock_type(clock), notifier);
}

void qemu_unregister_clock_reset_notifier(QEMUClock *clock, Notifier *notifier)
{
    qemu_clock_unregister_reset_notifier(vmtimer_clock_type(clock), notifier);
}
