/*
 * few: up to 16 timers, in order.
 *
 * Each keeps a seat as long as it is in. Who fires when is the line: the numbers of
 * the seats, four bits each, in one word. To come, to go and to be called changes
 * that word and nothing of anybody else's.
 *
 *     line     .. 3 0 2     who fires first stands in the low bits
 *     seat      0   1   2   3
 *     when     20   -  10  30
 */
#ifndef VMT_TIME_FEW_H
#define VMT_TIME_FEW_H

#include "base/base.h"
#include "vmtimer/timer.h"

enum { VMT_FEW = 16, VMT_FEW_BITS = 4 };

typedef struct VmtFew {
    uint64_t line;
    uint64_t when[VMT_FEW]; /* UINT64_MAX: the seat is free */
    uint64_t order[VMT_FEW];
    QEMUTimer *timers[VMT_FEW];
    unsigned count;
    unsigned free; /* a bit a seat */
} VmtFew;

void vmt_few_init(VmtFew *few);

/* @ts's memory is not touched but for `next`, where its seat is noted. */

/* There is room. True: it fires first. */
bool vmt_few_insert(VmtFew *few, QEMUTimer *ts, uint64_t when, uint64_t order);

/* It is in, and may be freed. */
void vmt_few_remove(VmtFew *few, QEMUTimer *ts);

/* It is in, and now behind its equals. As insert. */
bool vmt_few_move(VmtFew *few, const QEMUTimer *ts, uint64_t when,
                  uint64_t order);

/* The i-th to fire: its seat. */
static inline unsigned vmt_few_seat(const VmtFew *few, unsigned i)
{
    return few->line >> i * VMT_FEW_BITS & (VMT_FEW - 1);
}

/* NULL, or a sentence that says what is broken. */
const char *vmt_few_check(const VmtFew *few);

#endif
