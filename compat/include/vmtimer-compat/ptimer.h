/*
 * ptimer: the counter, of every era. How it was made says what it is:
 *
 *   ptimer_init(bh)          until 2.7: setters act at once, it schedules @bh
 *   ptimer_init(bh, policy)  2.8 to 4.1: the same, with policies
 *   ptimer_init(cb, o, policy)  from 4.2: calls back, inside transactions
 *
 * The level tells (bh) of 0.9 to 1.0 and of 2.7 from that of 1.1 to 2.6, which
 * raises a limit below 10 us. The other functions ask what they were given. At a level from 4.2 on they are
 * the library's own.
 */
#ifndef VMTIMER_COMPAT_PTIMER_H
#define VMTIMER_COMPAT_PTIMER_H
#pragma GCC system_header

#include "count.h"
#include "timer.h"

#include <vmtimer/ptimer.h>

#if !VMTIMER_LEVEL_FROM(402)

VMTIMER_C_BEGIN

#if VMTIMER_LEVEL_FROM(207)
ptimer_state *vmtimer_ptimer_init_1(QEMUBH *bh)
    __asm__("vmtimer_ptimer_init_1_of_2_7");
#elif VMTIMER_LEVEL_UP_TO(100)
ptimer_state *vmtimer_ptimer_init_1(QEMUBH *bh)
    __asm__("vmtimer_ptimer_init_1_until_1_0");
#else
ptimer_state *vmtimer_ptimer_init_1(QEMUBH *bh);
#endif
ptimer_state *vmtimer_ptimer_init_2(QEMUBH *bh, uint8_t policy_mask);

void ptimer_free(ptimer_state *s) __asm__("vmtimer_ptimer_free");
void ptimer_transaction_begin(ptimer_state *s)
    __asm__("vmtimer_ptimer_transaction_begin");
void ptimer_transaction_commit(ptimer_state *s)
    __asm__("vmtimer_ptimer_transaction_commit");
void ptimer_set_period(ptimer_state *s, int64_t period)
    __asm__("vmtimer_ptimer_set_period");
void ptimer_set_period_from_clock(ptimer_state *s, const Clock *clk,
                                  unsigned int divisor)
    __asm__("vmtimer_ptimer_set_period_from_clock");
void ptimer_set_freq(ptimer_state *s, uint32_t freq)
    __asm__("vmtimer_ptimer_set_freq");
void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload)
    __asm__("vmtimer_ptimer_set_limit");
uint64_t ptimer_get_limit(ptimer_state *s) __asm__("vmtimer_ptimer_get_limit");
uint64_t ptimer_get_count(ptimer_state *s) __asm__("vmtimer_ptimer_get_count");
void ptimer_set_count(ptimer_state *s, uint64_t count)
    __asm__("vmtimer_ptimer_set_count");
void ptimer_run(ptimer_state *s, int oneshot) __asm__("vmtimer_ptimer_run");
void ptimer_stop(ptimer_state *s) __asm__("vmtimer_ptimer_stop");

#ifndef VMTIMER_NO_LEGACY
/* In a snapshot, until 0.14. */
void qemu_put_ptimer(QEMUFile *f, ptimer_state *s);
void qemu_get_ptimer(QEMUFile *f, ptimer_state *s);
#endif

VMTIMER_C_END

#ifdef __cplusplus

extern "C++" {

/* static: another file may be of another level */
static inline ptimer_state *ptimer_init(QEMUBH *bh)
{
    return vmtimer_ptimer_init_1(bh);
}

static inline ptimer_state *ptimer_init(QEMUBH *bh, uint8_t policy_mask)
{
    return vmtimer_ptimer_init_2(bh, policy_mask);
}

}

#else

#define ptimer_init(...) \
    VMTIMER_PASTE(VMTIMER_PTIMER_INIT_, VMTIMER_COUNT(__VA_ARGS__)) \
    (__VA_ARGS__)
#define VMTIMER_PTIMER_INIT_1 vmtimer_ptimer_init_1
#define VMTIMER_PTIMER_INIT_2 vmtimer_ptimer_init_2
#define VMTIMER_PTIMER_INIT_3 ptimer_init

#endif /* __cplusplus */

#endif /* before 4.2 */

#endif
