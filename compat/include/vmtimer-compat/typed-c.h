/*
 * typed-c: the macros of typed.h.
 *
 * Each keeps its own name where it can, as the first word of what it expands
 * to, so that a call of a member of that name stays one.
 */
#ifndef VMTIMER_COMPAT_TYPED_C_H
#define VMTIMER_COMPAT_TYPED_C_H
#pragma GCC system_header

#include "typed.h"

#ifndef __cplusplus

#define VMTIMER_IS_A(x, type) \
    __builtin_types_compatible_p(__typeof__(x), type)

#define init_clocks(...) \
    VMTIMER_PASTE(VMTIMER_INIT_CLOCKS_, VMTIMER_IS_EMPTY(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_INIT_CLOCKS_0 init_clocks
#define VMTIMER_INIT_CLOCKS_1 vmtimer_init_clocks_0

#define qemu_init_main_loop(...) \
    VMTIMER_PASTE(VMTIMER_INIT_LOOP_, VMTIMER_IS_EMPTY(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_INIT_LOOP_0 qemu_init_main_loop
#define VMTIMER_INIT_LOOP_1 vmtimer_init_main_loop_0

#define qemu_clock_deadline_ns_all(...) \
    VMTIMER_PASTE(VMTIMER_DEADLINE_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_DEADLINE_1 vmtimer_clock_deadline_ns_all_1
#define VMTIMER_DEADLINE_2 qemu_clock_deadline_ns_all

/* timer_init(ts, list, ..) of 1.7 to 2.2 against (ts, type, ..). */
#define timer_init(...) \
    VMTIMER_PASTE(VMTIMER_TIMER_INIT_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_TIMER_INIT_1 timer_init
#define VMTIMER_TIMER_INIT_2 timer_init
#define VMTIMER_TIMER_INIT_3 timer_init
#define VMTIMER_TIMER_INIT_4 timer_init
#define VMTIMER_TIMER_INIT_5(ts, where, ...) \
    VMTIMER_PASTE(VMTIMER_TIMER_INIT_5_, VMTIMER_IS_DECL(where)) \
    (ts, where, __VA_ARGS__)
#define VMTIMER_TIMER_INIT_5_0(ts, where, ...) \
    __builtin_choose_expr(VMTIMER_IS_A(where, QEMUTimerList *), \
                          timer_init_tl, timer_init)(ts, where, __VA_ARGS__)
#define VMTIMER_TIMER_INIT_5_1(...) vmtimer_own_timer_init(__VA_ARGS__)
#define VMTIMER_TIMER_INIT_6 timer_init
#define VMTIMER_TIMER_INIT_7 timer_init
#define VMTIMER_TIMER_INIT_8 timer_init
#define VMTIMER_TIMER_INIT_9 timer_init

/*
 * A notify callback of 1.7 to 2.8 has one parameter. Called with the clock's type
 * behind it, it does not look at that: no ABI of Linux minds.
 */
#define VMTIMER_NOTIFY(cb) \
    __builtin_choose_expr(VMTIMER_IS_A(cb, void (void *)) \
                          || VMTIMER_IS_A(cb, void (*)(void *)), \
                          (QEMUTimerListNotifyCB *)(intptr_t)(cb), (cb))

#define timerlist_new(...) \
    VMTIMER_PASTE(VMTIMER_LIST_NEW_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_LIST_NEW_1 timerlist_new
#define VMTIMER_LIST_NEW_2 timerlist_new
#define VMTIMER_LIST_NEW_3(type, cb, opaque) \
    VMTIMER_PASTE(VMTIMER_LIST_NEW_3_, VMTIMER_IS_DECL(type)) \
    (type, cb, opaque)
#define VMTIMER_LIST_NEW_3_0(type, cb, opaque) \
    timerlist_new(type, VMTIMER_NOTIFY(cb), opaque)
#define VMTIMER_LIST_NEW_3_1(...) vmtimer_own_timerlist_new(__VA_ARGS__)
#define VMTIMER_LIST_NEW_4 timerlist_new

#define timerlistgroup_init(...) \
    VMTIMER_PASTE(VMTIMER_GROUP_INIT_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_GROUP_INIT_1 timerlistgroup_init
#define VMTIMER_GROUP_INIT_2 timerlistgroup_init
#define VMTIMER_GROUP_INIT_3(tlg, cb, opaque) \
    VMTIMER_PASTE(VMTIMER_GROUP_INIT_3_, VMTIMER_IS_DECL(cb)) \
    (tlg, cb, opaque)
#define VMTIMER_GROUP_INIT_3_0(tlg, cb, opaque) \
    timerlistgroup_init(tlg, VMTIMER_NOTIFY(cb), opaque)
#define VMTIMER_GROUP_INIT_3_1(...) vmtimer_own_timerlistgroup_init(__VA_ARGS__)
#define VMTIMER_GROUP_INIT_4 timerlistgroup_init

#ifndef VMTIMER_NO_LEGACY

#define qemu_new_timer(...) \
    VMTIMER_PASTE(VMTIMER_NEW_TIMER_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_NEW_TIMER_1 qemu_new_timer
#define VMTIMER_NEW_TIMER_2 qemu_new_timer
#define VMTIMER_NEW_TIMER_5 qemu_new_timer
#define VMTIMER_NEW_TIMER_6 qemu_new_timer
#define VMTIMER_NEW_TIMER_7 qemu_new_timer
#define VMTIMER_NEW_TIMER_8 qemu_new_timer
#define VMTIMER_NEW_TIMER_9 qemu_new_timer

/*
 * A clock is a QEMUClock * or a QEMUClockType. The calls keep their name and
 * get a type; a declaration of a file's own keeps clear of ours.
 */
#define VMTIMER_IS_OLD_CLOCK(clock) \
    (VMTIMER_IS_A(clock, QEMUClock *) || VMTIMER_IS_A(clock, void *))
#define VMTIMER_CLOCK(clock, type_of) \
    __builtin_choose_expr(VMTIMER_IS_OLD_CLOCK(clock), \
                          type_of((QEMUClock *)(intptr_t)(clock)), (clock))

#define qemu_clock_enable(...) \
    VMTIMER_PASTE(VMTIMER_ENABLE_, VMTIMER_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_ENABLE_1 qemu_clock_enable
#define VMTIMER_ENABLE_2(clock, enabled) \
    VMTIMER_PASTE(VMTIMER_ENABLE_2_, VMTIMER_IS_DECL(clock))(clock, enabled)
#define VMTIMER_ENABLE_2_0(clock, enabled) \
    qemu_clock_enable(VMTIMER_CLOCK(clock, vmtimer_clock_type), enabled)
#define VMTIMER_ENABLE_2_1(clock, enabled) \
    vmtimer_own_clock_enable(clock, enabled)
#define VMTIMER_ENABLE_3 qemu_clock_enable
#define VMTIMER_ENABLE_4 qemu_clock_enable

#define VMTIMER_ON_CLOCK(name, own, type_of, ...) \
    VMTIMER_PASTE(VMTIMER_ON_CLOCK_, VMTIMER_COUNT(__VA_ARGS__)) \
    (name, own, type_of, __VA_ARGS__)
#define VMTIMER_ON_CLOCK_1(name, own, type_of, clock) \
    VMTIMER_PASTE(VMTIMER_ON_CLOCK_1_, VMTIMER_IS_DECL(clock)) \
    (name, own, type_of, clock)
#define VMTIMER_ON_CLOCK_1_0(name, own, type_of, clock) \
    name(VMTIMER_CLOCK(clock, type_of))
#define VMTIMER_ON_CLOCK_1_1(name, own, type_of, clock) own(clock)
#define VMTIMER_ON_CLOCK_2(name, own, type_of, ...) name(__VA_ARGS__)
#define VMTIMER_ON_CLOCK_3(name, own, type_of, ...) name(__VA_ARGS__)

#define qemu_clock_has_timers(...) \
    VMTIMER_ON_CLOCK(qemu_clock_has_timers, vmtimer_own_clock_has_timers, \
                     vmtimer_clock_type, __VA_ARGS__)
#define qemu_clock_expired(...) \
    VMTIMER_ON_CLOCK(qemu_clock_expired, vmtimer_own_clock_expired, \
                     vmtimer_clock_type_old, __VA_ARGS__)
#define qemu_clock_warp(...) \
    VMTIMER_ON_CLOCK(qemu_clock_warp, vmtimer_own_clock_warp, \
                     vmtimer_clock_type, __VA_ARGS__)

#endif /* VMTIMER_NO_LEGACY */

#endif /* __cplusplus */

#endif
