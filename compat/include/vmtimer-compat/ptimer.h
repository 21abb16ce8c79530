/*
 * ptimer: the counter of 0.9 to 2.6, which schedules a bottom half.
 *
 * Behaviour is that of 1.1 to 2.6; at a level up to 1.0 a limit is not raised
 * to 10 us. A bottom half may be NULL.
 */
#ifndef VMTIMER_COMPAT_PTIMER_H
#define VMTIMER_COMPAT_PTIMER_H
#pragma GCC system_header

#include "timer.h"

VMTIMER_C_BEGIN

typedef struct ptimer_state ptimer_state;
typedef void (*ptimer_cb)(void *opaque);

ptimer_state *ptimer_init(QEMUBH *bh);
void ptimer_set_period(ptimer_state *s, int64_t period);
void ptimer_set_freq(ptimer_state *s, uint32_t freq);
#if VMTIMER_LEVEL_UP_TO(100)
void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload)
    __asm__("vmtimer_ptimer_set_limit_unraised");
#else
void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload);
#endif
uint64_t ptimer_get_count(ptimer_state *s);
void ptimer_set_count(ptimer_state *s, uint64_t count);
void ptimer_run(ptimer_state *s, int oneshot);
void ptimer_stop(ptimer_state *s);

VMTIMER_C_END

#endif
