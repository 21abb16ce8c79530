/*
 * old-ptimer: the counter until 2.6; and how counters are told apart.
 */
#ifndef VMTIMER_COMPAT_LIB_OLD_PTIMER_H
#define VMTIMER_COMPAT_LIB_OLD_PTIMER_H

#include "old.h"

#include "vmtimer/ptimer.h"

/* The library's, by names that no old object has. */
extern __typeof__(ptimer_free) ptimer_free __asm__("vmt_own_ptimer_free");
extern __typeof__(ptimer_transaction_begin) ptimer_transaction_begin __asm__("vmt_own_ptimer_transaction_begin");
extern __typeof__(ptimer_transaction_commit) ptimer_transaction_commit __asm__("vmt_own_ptimer_transaction_commit");
extern __typeof__(ptimer_set_period) ptimer_set_period __asm__("vmt_own_ptimer_set_period");
extern __typeof__(ptimer_set_period_from_clock) ptimer_set_period_from_clock __asm__("vmt_own_ptimer_set_period_from_clock");
extern __typeof__(ptimer_set_freq) ptimer_set_freq __asm__("vmt_own_ptimer_set_freq");
extern __typeof__(ptimer_set_limit) ptimer_set_limit __asm__("vmt_own_ptimer_set_limit");
extern __typeof__(ptimer_get_limit) ptimer_get_limit __asm__("vmt_own_ptimer_get_limit");
extern __typeof__(ptimer_get_count) ptimer_get_count __asm__("vmt_own_ptimer_get_count");
extern __typeof__(ptimer_set_count) ptimer_set_count __asm__("vmt_own_ptimer_set_count");
extern __typeof__(ptimer_run) ptimer_run __asm__("vmt_own_ptimer_run");
extern __typeof__(ptimer_stop) ptimer_stop __asm__("vmt_own_ptimer_stop");

/* The first byte of a counter. The library's own begin with their mode, 0 to 2. */
enum { PTIMER_OLD = 0xf1, PTIMER_WITH_BH = 0xf2 };

typedef struct OldPtimer {
    unsigned char kind; /* first: what a counter is read from */
    bool may_be_faster;
    uint8_t mode;
    uint64_t limit;
    uint64_t delta;
    int64_t period;
    uint32_t period_frac;
    int64_t last_event;
    int64_t next_event;
    QEMUBH *bh;
    QEMUTimer *timer;
} OldPtimer;

typedef struct PtimerWithBh {
    unsigned char kind;
    ptimer_state *own;
    QEMUBH *bh;
} PtimerWithBh;

static inline unsigned char kind_of(const ptimer_state *s)
{
    return *(const unsigned char *)s;
}

static inline OldPtimer *old(ptimer_state *s)
{
    return kind_of(s) == PTIMER_OLD ? (OldPtimer *)(void *)s : NULL;
}

static inline PtimerWithBh *with_bh(ptimer_state *s)
{
    return kind_of(s) == PTIMER_WITH_BH ? (PtimerWithBh *)(void *)s : NULL;
}

static inline ptimer_state *own(ptimer_state *s)
{
    PtimerWithBh *p = with_bh(s);

    return p ? p->own : s;
}

OldPtimer *old_ptimer_init(QEMUBH *bh, bool may_be_faster);
void old_ptimer_free(OldPtimer *s);
void old_ptimer_set_period(OldPtimer *s, int64_t period);
void old_ptimer_set_freq(OldPtimer *s, uint32_t freq);
void old_ptimer_set_limit(OldPtimer *s, uint64_t limit, int with_count);
uint64_t old_ptimer_get_limit(const OldPtimer *s);
uint64_t old_ptimer_get_count(OldPtimer *s);
void old_ptimer_set_count(OldPtimer *s, uint64_t count);
void old_ptimer_run(OldPtimer *s, int oneshot);
void old_ptimer_stop(OldPtimer *s);

/* In a snapshot: a counter of any era. */
extern const VMStateDescription vmtimer_vmstate_ptimer;
void qemu_put_ptimer(QEMUFile *f, ptimer_state *s);
void qemu_get_ptimer(QEMUFile *f, ptimer_state *s);

/* As ptimer_* of vmtimer/ptimer.h, for counters of every era. */
ptimer_state *vmtimer_ptimer_init_1(QEMUBH *bh);
ptimer_state *vmtimer_ptimer_init_1_until_1_0(QEMUBH *bh);
ptimer_state *vmtimer_ptimer_init_1_of_2_7(QEMUBH *bh);
ptimer_state *vmtimer_ptimer_init_2(QEMUBH *bh, uint8_t policy_mask);
__typeof__(ptimer_free) vmtimer_ptimer_free;
__typeof__(ptimer_transaction_begin) vmtimer_ptimer_transaction_begin;
__typeof__(ptimer_transaction_commit) vmtimer_ptimer_transaction_commit;
__typeof__(ptimer_set_period) vmtimer_ptimer_set_period;
__typeof__(ptimer_set_period_from_clock) vmtimer_ptimer_set_period_from_clock;
__typeof__(ptimer_set_freq) vmtimer_ptimer_set_freq;
__typeof__(ptimer_set_limit) vmtimer_ptimer_set_limit;
__typeof__(ptimer_get_limit) vmtimer_ptimer_get_limit;
__typeof__(ptimer_get_count) vmtimer_ptimer_get_count;
__typeof__(ptimer_set_count) vmtimer_ptimer_set_count;
__typeof__(ptimer_run) vmtimer_ptimer_run;
__typeof__(ptimer_stop) vmtimer_ptimer_stop;

#endif
