/*
 * count: what a macro can learn of its arguments. C only; C++ has overloads.
 *
 * VMTIMER_COUNT(...)       how many, 1 to 9; nothing at all counts as 1
 * VMTIMER_IS_EMPTY(...)    1 if there is nothing between the parentheses
 * VMTIMER_IS_DECL(x)       1 if x begins with a type that our functions take:
 *                          then the macro stands in a declaration, not a call
 *
 * VMTIMER_IS_DECL pastes the first word of x: x may begin with a word or a
 * parenthesis, not with an operator. Write (*p), not *p.
 */
#ifndef VMTIMER_COMPAT_COUNT_H
#define VMTIMER_COMPAT_COUNT_H
#pragma GCC system_header

#include "level.h"

#define VMTIMER_PASTE(a, b) VMTIMER_PASTE_(a, b)
#define VMTIMER_PASTE_(a, b) a ## b

#define VMTIMER_COUNT(...) \
    VMTIMER_TENTH(__VA_ARGS__, 9, 8, 7, 6, 5, 4, 3, 2, 1, ~)
#define VMTIMER_TENTH(a, b, c, d, e, f, g, h, i, n, ...) n

#define VMTIMER_SECOND(...) VMTIMER_SECOND_(__VA_ARGS__, ~)
#define VMTIMER_SECOND_(a, b, ...) b

#define VMTIMER_PAREN(...) ~, 1,
#define VMTIMER_IS_PAREN(...) VMTIMER_SECOND(VMTIMER_PAREN __VA_ARGS__, 0)

#define VMTIMER_IS_EMPTY(...) \
    VMTIMER_PASTE(VMTIMER_IS_EMPTY_, VMTIMER_IS_PAREN(__VA_ARGS__))(__VA_ARGS__)
#define VMTIMER_IS_EMPTY_0(...) \
    VMTIMER_SECOND(VMTIMER_PAREN __VA_ARGS__ (), 0)
#define VMTIMER_IS_EMPTY_1(...) 0

#define VMTIMER_IS_DECL(x) \
    VMTIMER_PASTE(VMTIMER_IS_DECL_, VMTIMER_IS_PAREN(x))(x)
#define VMTIMER_IS_DECL_0(x) VMTIMER_SECOND(VMTIMER_DECL_ ## x, 0)
#define VMTIMER_IS_DECL_1(x) 0

#define VMTIMER_DECL_AioContext ~, 1,
#define VMTIMER_DECL_QEMUClock ~, 1,
#define VMTIMER_DECL_QEMUClockType ~, 1,
#define VMTIMER_DECL_QEMUTimerList ~, 1,
#define VMTIMER_DECL_QEMUTimerListNotifyCB ~, 1,
#define VMTIMER_DECL_struct ~, 1,
#define VMTIMER_DECL_enum ~, 1,
#define VMTIMER_DECL_const ~, 1,

#endif
