/*
 * loop: starting and turning the main loop, as it was.
 */
#ifndef VMTIMER_COMPAT_LOOP_H
#define VMTIMER_COMPAT_LOOP_H
#pragma GCC system_header

#include "typed.h"
#include "types.h"

VMTIMER_C_BEGIN

/* Until 0.12: wait up to @timeout ms. 1.0 to 2.9: returns; ours returns 0. */
void vmtimer_main_loop_wait_ms(int timeout);
int vmtimer_main_loop_wait_int(int nonblocking);

/* Read only while @fd_read_poll says non-zero; NULL: always. Until 2.3. */
#if !VMTIMER_LEVEL_FROM(204)
int qemu_set_fd_handler2(int fd, IOCanRWHandler *fd_read_poll,
                         IOHandler *fd_read, IOHandler *fd_write, void *opaque);
#endif

/* For main-loop-wait.h: exists nowhere. */
void vmtimer_main_loop_wait_needs_VMTIMER_QEMU_LEVEL(int timeout)
    __attribute__((error("main_loop_wait() took milliseconds until 0.12 and a "
                         "\"nonblocking\" flag from 0.13 on, and this header "
                         "existed in both: define VMTIMER_QEMU_LEVEL, e.g. "
                         "-DVMTIMER_QEMU_LEVEL=14 for 0.14")));

#ifndef VMTIMER_NO_LEGACY

/* There is no alarm timer: the first three do nothing, init returns 0. */
void configure_alarms(char const *opt);
int init_timer_alarm(void);
void quit_timers(void);

/* Is a timer of the default lists due? */
int qemu_alarm_pending(void);

/* ms to the first timer of the default lists, at most 1000. */
int qemu_calculate_timeout(void);

#endif /* VMTIMER_NO_LEGACY */

VMTIMER_C_END

#endif
