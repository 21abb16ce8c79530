/*
 * old: what the files of libvmtimer-compat know of each other, and the symbols
 * that our headers reach under another spelling.
 *
 * The library's public headers are all that is used from lib/, but for three
 * functions of VMTIMER_PRIVATE: two sentences and a list's head.
 */
#ifndef VMTIMER_COMPAT_LIB_OLD_H
#define VMTIMER_COMPAT_LIB_OLD_H

#include "base/bug.h"
#include "time/timerlist.h"
#include "vmtimer-compat/file.h"
#include "vmtimer-compat/loop.h"
#include "vmtimer-compat/timer.h"

/* Marks a type that came from a QEMUClock *. */
#define OLD_CLOCK 0x100

/* NULL counts as VIRTUAL, and is reported once. */
QEMUClockType vmtimer_clock_type(QEMUClock *clock);
QEMUClockType vmtimer_clock_type_old(QEMUClock *clock);

bool vmtimer_clock_expired(QEMUClockType type);
bool vmtimer_clock_expired_strict(QEMUClockType type);
bool vmtimer_timerlist_expired_strict(QEMUTimerList *timer_list);
void vmtimer_clock_warp(QEMUClockType type);
int64_t vmtimer_clock_deadline_ns_all_1(QEMUClockType type);
extern QEMUClock *rtc_clock;
extern QEMUClockType vmtimer_rtc_clock;

QEMUTimer *vmtimer_new_timer_4(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                               void *opaque);
QEMUTimer *vmtimer_new_timer_3(QEMUClock *clock, QEMUTimerCB *cb,
                               void *opaque);

void vmtimer_put_timer_ns(QEMUFile *f, QEMUTimer *ts);
void vmtimer_get_timer_ns(QEMUFile *f, QEMUTimer *ts);
void vmtimer_put_timer_native(QEMUFile *f, QEMUTimer *ts);
void vmtimer_get_timer_native(QEMUFile *f, QEMUTimer *ts);

void vmtimer_init_clocks_0(void);
int vmtimer_init_main_loop_0(void);
void vmtimer_main_loop_wait_ms(int timeout);
int vmtimer_main_loop_wait_int(int nonblocking);
void configure_alarms(char const *opt);
int init_timer_alarm(void);
void quit_timers(void);
int qemu_alarm_pending(void);
int qemu_calculate_timeout(void);
extern int use_icount;

#endif
