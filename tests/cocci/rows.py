#!/usr/bin/python3
"""Each row of the mapping from old to new has a pair that shows it.

A row: what is in the source, what is in the result, the pair; or "report: .."
where a person decides, "gone: .." where nothing is left of it, "runs" where
any text will do that arms the same. The words must be in
the pair's files, so that no row loses its pair unseen.
"""

import re
import sys

import cocci
from cocci import check

# What 0.9 to 1.6 had.
OLD = '''
qemu_get_clock(rt_clock) | qemu_clock_get_ms(QEMU_CLOCK_REALTIME) | read-rt-clock-in-ms
qemu_get_clock(vm_clock) | qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) | read-vm-and-host-clock-in-ns
qemu_get_clock(host_clock) | qemu_clock_get_ns(QEMU_CLOCK_HOST) | read-vm-and-host-clock-in-ns
qemu_get_clock(clock) | runs | type-parameter-may-be-rt
qemu_get_clock(rtc_clock) | qemu_clock_get_ns(rtc_clock) | read-rtc-clock-in-ns
qemu_get_clock_ns(rt_clock) | qemu_clock_get_ns(QEMU_CLOCK_REALTIME) | read-ns-suffix-in-0-14
qemu_get_clock_ms( | qemu_clock_get_ms( | read-with-suffix
qemu_new_timer(rt_clock, | timer_new_ms(QEMU_CLOCK_REALTIME, | new-three-arguments-rt
qemu_new_timer(vm_clock, | timer_new_ns(QEMU_CLOCK_VIRTUAL, | new-three-arguments-vm-and-host
qemu_new_timer(host_clock, | timer_new_ns(QEMU_CLOCK_HOST, | new-three-arguments-vm-and-host
qemu_new_timer(clock, | runs | type-parameter-may-be-rt
SCALE_MS | timer_new_ms( | new-four-arguments-named-scales
SCALE_US | timer_new_us( | new-four-arguments-named-scales
1, | timer_new_ns( | new-four-arguments-scale-one
qemu_new_timer( | timer_new( | new-four-arguments-other-scale
qemu_new_timer_ms( | timer_new_ms( | new-with-suffix
qemu_mod_timer_ns( | timer_mod_ns( | mod-in-scale-and-ns
qemu_del_timer( | timer_del( | del-and-free
qemu_free_timer( | timer_free( | del-and-free
qemu_timer_pending( | timer_pending( | query-pending-and-expired
qemu_timer_expired( | timer_expired( | query-pending-and-expired
qemu_timer_expire_time_ns( | timer_expire_time_ns( | query-pending-and-expired
qemu_put_timer( | timer_put( | query-saving-by-hand
qemu_get_timer( | timer_get( | query-saving-by-hand
qemu_clock_enable(vm_clock, | qemu_clock_enable(QEMU_CLOCK_VIRTUAL, | clockarg-enable
qemu_clock_has_timers(vm_clock) | qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL) | clockarg-asked
qemu_clock_expired(vm_clock) | qemu_clock_expired(QEMU_CLOCK_VIRTUAL) | clockarg-asked
qemu_clock_deadline( | report: qemu_clock_deadline | person-deadline
qemu_next_deadline() | report: qemu_next_deadline | person-next-deadline
qemu_next_icount_deadline() | report: qemu_next_icount_deadline | person-next-deadline
qemu_clock_warp(vm_clock) | icount_start_warp_timer() | leave-clock-warp
qemu_register_clock_reset_notifier( | qemu_clock_register_reset_notifier( | reset-notifier
qemu_register_clock_reset_notifier( | gone: register_clock_reset_notifier | reset-notifier-gone
qemu_run_timers( | qemu_clock_run_timers( | run-timers-of-a-clock
qemu_run_all_timers() | qemu_clock_run_all_timers() | run-timers-of-a-clock
configure_alarms(option) | gone: configure_alarms | leave-alarm-timers
init_timer_alarm() < 0 | gone: init_timer_alarm() < 0 | leave-alarm-timers
quit_timers() | report: quit_timers | leave-alarm-timers
qemu_alarm_pending() | report: qemu_alarm_pending | leave-alarm-timers
qemu_calculate_timeout() | timerlistgroup_deadline_ns(&main_loop_tlg) | leave-main-loop-wait-of-1-0
main_loop_wait(qemu_calculate_timeout()) | main_loop_wait(false) | leave-main-loop-wait
main_loop_wait(0) | main_loop_wait(true) | leave-main-loop-wait
timeout + 1 | !(timeout + 1) | leave-main-loop-wait
ticks_per_sec | NANOSECONDS_PER_SECOND | ticks-global
extern int64_t ticks_per_sec | gone: extern int64_t ticks_per_sec | ticks-extern-declaration
get_ticks_per_sec() | NANOSECONDS_PER_SECOND | ticks-function
muldiv64( | NANOSECONDS_PER_SECOND | shape-muldiv64
cpu_get_real_ticks() | cpu_get_host_ticks() | since-host-ticks
QEMUClock *c | QEMUClockType c | type-local-one-clock
QEMUClock *clock | QEMUClockType clock | type-parameter
QEMUClock * | QEMUClockType | type-return
QEMUClock *clocks[ | QEMUClockType clocks[ | type-array
QEMUClock *clock; | QEMUClockType clock; | type-member-with-suffix
NULL | report: NULL | person-null-clock
!= vm_clock | != QEMU_CLOCK_VIRTUAL | type-comparison
? vm_clock : rt_clock | runs | type-ternary-mixed-units
#define H vm_clock | #define H QEMU_CLOCK_VIRTUAL | macro-names-a-clock
#define READ(clock) qemu_get_clock_ns(clock) | #define READ(clock) qemu_clock_get_ns(clock) | macro-parameter-is-a-clock
t->expire_time | timer_expire_time_ns(t) | query-expire-time-field
t->expire_time | timer_expire_time_ns(t) / SCALE_MS | query-expire-time-of-an-ms-timer
expire_time = | report: expire_time | person-expire-time-written
block_job_sleep_ns( | report: block_job_sleep_ns | person-unknown-function
failed: vm_clock | failed: vm_clock | keep-strings
->vm_clock | ->vm_clock | keep-members
#include "qemu-timer.h" | #include "qemu/main-loop.h" | include-main-loop
#include "qemu-timer.h" | #include "hw/ptimer.h" | include-ptimer
#include "ptimer.h" | #include "hw/ptimer.h" | include-ptimer-of-1-1
#include "vl.h" | #include "qemu/osdep.h" | include-vl
VMSTATE_TIMER( | VMSTATE_TIMER_PTR( | since-vmstate-pointer
VMSTATE_TIMER_ARRAY( | VMSTATE_TIMER_PTR_ARRAY( | since-vmstate-timer
VMSTATE_TIMER_TEST( | VMSTATE_TIMER_PTR_TEST( | since-vmstate-timer
VMSTATE_TIMER_V( | VMSTATE_TIMER_PTR_V( | since-vmstate-timer
'''

# What later releases changed again.
LATER = '''
timer_new(QEMU_CLOCK_REALTIME, SCALE_MS | timer_new_ms(QEMU_CLOCK_REALTIME | since-timer-new-scale
main_loop_tlg.tl[ | timer_init( | since-timer-lists
timer_init( | timer_init_tl( | since-timer-lists-before-3-1
timer_init_tl( | timer_init_full( | since-timer-lists-of-3-0
timer_new_tl( | timer_new_full( | since-timer-lists-of-3-0
timer_del( | gone: timer_del( | since-free-under-if
g_free(s->g_freed) | timer_free(s->g_freed) | since-g-free
get_ticks_per_sec() | NANOSECONDS_PER_SECOND | since-ticks-per-sec
qemu_clock_deadline_ns_all( | , QEMU_TIMER_ATTR_ALL) | since-deadline-mask
qemu_clock_unregister_reset_notifier | gone: qemu_clock_unregister_reset_notifier | since-reset-notifiers
qemu_clock_set_last | gone: qemu_clock_set_last | since-reset-notifiers
qemu_clock_get_last | report: qemu_clock_get_last | since-reset-notifiers
(void *opaque) | (void *opaque, QEMUClockType type) | since-notify-callbacks
init_clocks() | init_clocks(NULL) | since-init-clocks-before-10-2
init_clocks() | qemu_init_clocks(NULL) | since-init-clocks
cpu_get_icount() | icount_get() | since-icount-names
use_icount | icount_enabled() | since-icount-names
qemu_start_warp_timer | icount_start_warp_timer | since-icount-names
"sysemu/cpus.h" | "exec/icount.h" | since-icount-header
"qemu/timer.h" | "sysemu/cpu-timers.h" | since-icount-header-before-10-0
"sysemu/cpus.h" | "system/cpu-timers.h" | since-icount-header-before-10-1
ptimer_init( | PTIMER_POLICY_DEFAULT | since-ptimer-policy
qemu_bh_new( | ptimer_transaction_begin( | since-ptimer-callback
QEMUBH *bh | gone: QEMUBH *bh | since-ptimer-member
PTIMER_POLICY_DEFAULT | PTIMER_POLICY_LEGACY | since-ptimer-behind-labels
timerlist_get_clock | report: timerlist_get_clock | since-qtest-warp
qemu_clock_get_main_loop_timerlist( | main_loop_tlg.tl[ | since-qtest-warp
aio_set_fd_handler( | false, since_read | since-aio-handlers-2-9
aio_set_fd_handler( | NULL, NULL, opaque | since-aio-handlers
since_flush | gone: since_flush | since-aio-flush
aio_context_new() | aio_context_new(&error_abort) | since-error-header-is-there
qemu_init_main_loop(); | qemu_init_main_loop(&error_abort); | since-error-arguments
if (qemu_init_main_loop() | if (qemu_init_main_loop(NULL) | since-error-of-a-used-value
"qemu-common.h" | "qapi/error.h" | since-error-header-behind-common
aio_context_acquire( | gone: aio_context_acquire | since-context-lock
#include "sysemu/sysemu.h" | #include "system/system.h" | since-system-headers
qtest_clock_warp( | qemu_clock_advance_virtual_time( | since-qtest-warp
profile_getclock() | get_clock() | since-profile-clock
'''

# The samples, by their numbers: their pairs name them.
SAMPLES = range(1, 14)


def rows(table):
    return [tuple(part.strip() for part in line.split(' | '))
            for line in table.strip().split('\n')]


def check_row(old, new, pair):
    text = pair.text.decode('latin-1')
    check(old in text, '%s: no "%s" in it' % (pair.name, old))
    kind, _, words = new.partition(': ')
    if kind == 'runs':
        check('run-only' in pair.marks, pair.name + ' is not run-only')
        return
    if kind == 'report':
        said = '\n'.join(pair.report() or [])
        check(words in said or words in text, '%s: "%s" is not reported'
              % (pair.name, words))
        return
    want = pair.want(pair.targets()[-1])
    check(want is not None, pair.name + ' has no want file')
    want = want.decode('latin-1')
    if kind == 'gone':
        check(want.count(words) < text.count(words),
              '%s: "%s" is still there' % (pair.name, words))
    else:
        check(new in want, '%s: no "%s" in its want' % (pair.name, new))


def samples():
    found = set()
    for pair in cocci.pairs():
        for first, last in re.findall(r'Appendix B, (\d+)(?: to (\d+))?',
                                      pair.text.decode('latin-1')):
            found |= set(range(int(first), int(last or first) + 1))
    missing = set(SAMPLES) - found
    check(not missing, 'samples without a pair: %s' % sorted(missing))


def main():
    known = {p.name: p for p in cocci.pairs()}

    def test(old, new, name):
        check(name in known, 'no pair ' + name)
        check_row(old, new, known[name])
    return cocci.tap(
        [('%s: %s' % (row[0], row[1]), lambda r=row: test(*r))
         for row in rows(OLD) + rows(LATER)]
        + [('each sample has a pair that names it', samples)],
        needs_program=False)


if __name__ == '__main__':
    sys.exit(main())
