/*
 * aio-c: the macros of aio.h. A declaration of a file's own keeps clear of ours.
 */
#ifndef VMTIMER_COMPAT_AIO_C_H
#define VMTIMER_COMPAT_AIO_C_H
#pragma GCC system_header

#include "aio.h"

#ifndef __cplusplus

#define VMTIMER_IS_FLAG(x) \
    (__builtin_types_compatible_p(__typeof__(x), bool) \
     || __builtin_types_compatible_p(__typeof__(x), int))

#define aio_context_new(...) \
    VMTIMER_PASTE(VMTIMER_CONTEXT_NEW_, VMTIMER_IS_EMPTY(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_CONTEXT_NEW_0 aio_context_new
#define VMTIMER_CONTEXT_NEW_1 vmtimer_context_new_0

#define aio_set_fd_handler(ctx, ...) \
    VMTIMER_PASTE(VMTIMER_SET_FD_, VMTIMER_IS_DECL(ctx)) \
    (VMTIMER_COUNT(ctx, __VA_ARGS__), ctx, __VA_ARGS__)
#define VMTIMER_SET_FD_0(count, ...) \
    VMTIMER_PASTE(VMTIMER_SET_FD_0_, count)(__VA_ARGS__)
#define VMTIMER_SET_FD_1(count, ...) \
    vmtimer_own_aio_set_fd_handler(__VA_ARGS__)
#define VMTIMER_SET_FD_0_5 vmtimer_set_fd_5
#define VMTIMER_SET_FD_0_6(ctx, fd, x, ...) \
    __builtin_choose_expr(VMTIMER_IS_FLAG(x), vmtimer_set_fd_6_flag, \
                          vmtimer_set_fd_6_flush)(ctx, fd, x, __VA_ARGS__)
#define VMTIMER_SET_FD_0_7(ctx, fd, x, ...) \
    __builtin_choose_expr(VMTIMER_IS_FLAG(x), vmtimer_set_fd_7_flag, \
                          aio_set_fd_handler)(ctx, fd, x, __VA_ARGS__)
#define VMTIMER_SET_FD_0_8 vmtimer_set_fd_8

#define aio_set_event_notifier(ctx, ...) \
    VMTIMER_PASTE(VMTIMER_SET_EVENT_, VMTIMER_IS_DECL(ctx)) \
    (VMTIMER_COUNT(ctx, __VA_ARGS__), ctx, __VA_ARGS__)
#define VMTIMER_SET_EVENT_0(count, ...) \
    VMTIMER_PASTE(VMTIMER_SET_EVENT_0_, count)(__VA_ARGS__)
#define VMTIMER_SET_EVENT_1(count, ...) \
    vmtimer_own_aio_set_event_notifier(__VA_ARGS__)
#define VMTIMER_SET_EVENT_0_3 vmtimer_set_event_3
#define VMTIMER_SET_EVENT_0_4(ctx, e, x, ...) \
    __builtin_choose_expr(VMTIMER_IS_FLAG(x), vmtimer_set_event_4_flag, \
                          vmtimer_set_event_4_flush)(ctx, e, x, __VA_ARGS__)
#define VMTIMER_SET_EVENT_0_5(ctx, e, x, ...) \
    __builtin_choose_expr(VMTIMER_IS_FLAG(x), vmtimer_set_event_5_flag, \
                          aio_set_event_notifier)(ctx, e, x, __VA_ARGS__)
#define VMTIMER_SET_EVENT_0_6 vmtimer_set_event_6

#define event_notifier_set_handler(...) \
    VMTIMER_PASTE(VMTIMER_EVENT_HANDLER_, VMTIMER_COUNT(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_EVENT_HANDLER_2 vmtimer_event_set_handler
#define VMTIMER_EVENT_HANDLER_3 vmtimer_event_set_handler_3

#endif /* __cplusplus */

#endif
