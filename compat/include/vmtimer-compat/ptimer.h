/*
 * ptimer: the counter of 0.9 to 2.6, which schedules a bottom half. At a level
 * from 4.2 on the library's own, which calls back, inside transactions.
 *
 * Behaviour is that of 1.1 to 2.6: a limit of less than 10 us is raised (1.0
 * and before left it). A bottom half may be NULL.
 */
#ifndef VMTIMER_COMPAT_PTIMER_H
#define VMTIMER_COMPAT_PTIMER_H
#pragma GCC system_header

#include "timer.h"

#if VMTIMER_LEVEL_FROM(402)
#include <vmtimer/ptimer.h>
#else

VMTIMER_C_BEGIN

typedef struct ptimer_state ptimer_state;
typedef void (*ptimer_cb)(void *opaque);

ptimer_state *ptimer_init(QEMUBH *bh);
void ptimer_set_period(ptimer_state *s, int64_t period);
void ptimer_set_freq(ptimer_state *s, uint32_t freq);
void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload);
uint64_t ptimer_get_count(ptimer_state *s);
void ptimer_set_count(ptimer_state *s, uint64_t count);
void ptimer_run(ptimer_state *s, int oneshot);
void ptimer_stop(ptimer_state *s);

VMTIMER_C_END

#endif

#endif
