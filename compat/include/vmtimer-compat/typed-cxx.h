/*
 * typed-cxx: the overloads of typed.h.
 */
#ifndef VMTIMER_COMPAT_TYPED_CXX_H
#define VMTIMER_COMPAT_TYPED_CXX_H
#pragma GCC system_header

#include "typed.h"

#ifdef __cplusplus

/* Also for who includes C headers inside extern "C". */
extern "C++" {

inline void init_clocks()
{
    vmtimer_init_clocks_0();
}

inline int qemu_init_main_loop()
{
    return vmtimer_init_main_loop_0();
}

inline int64_t qemu_clock_deadline_ns_all(QEMUClockType type)
{
    return vmtimer_clock_deadline_ns_all_1(type);
}

inline void timer_init(QEMUTimer *ts, QEMUTimerList *list, int scale,
                       QEMUTimerCB *cb, void *opaque)
{
    timer_init_tl(ts, list, scale, cb, opaque);
}

/*
 * A notify callback of 1.7 to 2.8 has one parameter. Called with the clock's type
 * behind it, it does not look at that: no ABI of Linux minds. Templates, as NULL
 * would be as good for one function as for the other.
 */
template <class Opaque>
inline QEMUTimerList *timerlist_new(QEMUClockType type, void (*cb)(Opaque *),
                                    void *opaque)
{
    return timerlist_new(
        type, reinterpret_cast<QEMUTimerListNotifyCB *>(cb), opaque);
}

template <class Opaque>
inline void timerlistgroup_init(QEMUTimerListGroup *tlg, void (*cb)(Opaque *),
                                void *opaque)
{
    timerlistgroup_init(
        tlg, reinterpret_cast<QEMUTimerListNotifyCB *>(cb), opaque);
}

#ifndef VMTIMER_NO_LEGACY

#if VMTIMER_LEVEL_UP_TO(14)
inline QEMUTimer *qemu_new_timer(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                                 void *opaque)
{
    return vmtimer_new_timer_4(clock, scale, cb, opaque);
}
#else
inline QEMUTimer *qemu_new_timer(QEMUClock *clock, QEMUTimerCB *cb,
                                 void *opaque)
{
    return vmtimer_new_timer_3(clock, cb, opaque);
}
#endif

inline void qemu_clock_enable(QEMUClock *clock, bool enabled)
{
    qemu_clock_enable(vmtimer_clock_type(clock), enabled);
}

inline bool qemu_clock_has_timers(QEMUClock *clock)
{
    return qemu_clock_has_timers(vmtimer_clock_type(clock));
}

inline bool qemu_clock_expired(QEMUClock *clock)
{
    return qemu_clock_expired(vmtimer_clock_type_old(clock));
}

inline void qemu_clock_warp(QEMUClock *clock)
{
    qemu_clock_warp(vmtimer_clock_type(clock));
}

#endif /* VMTIMER_NO_LEGACY */

}

#endif /* __cplusplus */

#endif
