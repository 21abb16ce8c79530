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
 *
 * No step depends on a comparison's outcome: which it is cannot be foreseen, and a
 * wrong guess of the processor's costs more than all of this. All of it is here: what
 * a call costs is little more than what it writes, and a call within it writes much.
 */
#ifndef VMT_TIME_FEW_H
#define VMT_TIME_FEW_H

#include "base/base.h"
#include "vmtimer/timer.h"

#include <stdatomic.h>

enum { VMT_FEW = 16, VMT_FEW_BITS = 4 };

typedef struct VmtFew {
    uint64_t line;
    uint64_t free; /* seats; the one to be taken next in the low bits */
    unsigned count;
    uint64_t when[VMT_FEW]; /* UINT64_MAX: the seat is free */
    uint64_t order[VMT_FEW];
    QEMUTimer *timers[VMT_FEW];
} VmtFew;

#define VMT_FEW_EVERY UINT64_C(0x1111111111111111) /* seat */

void vmt_few_init(VmtFew *few);

/* The i-th to fire: its seat. */
static inline unsigned vmt_few_seat(const VmtFew *few, unsigned i)
{
    return few->line >> i * VMT_FEW_BITS & (VMT_FEW - 1);
}

/* A timer's memory is not touched but for `next`, where its seat is noted. */
static inline unsigned vmt_few_seat_of(const QEMUTimer *ts)
{
    return (unsigned)(uintptr_t)ts->next - 1;
}

/* How many fire at @when or before. */
static inline unsigned vmt_few_rank(const VmtFew *few, uint64_t when)
{
    unsigned rank = 0;

#pragma GCC unroll 16
    for (unsigned i = 0; i < VMT_FEW; i++) {
        rank += few->when[i] <= when;
    }
    return rank;
}

/*
 * The bits of those in the line who stand before @seat: it is where the line, less the
 * seat everywhere, has a zero, and the lowest zero is where subtracting borrows first.
 */
static inline uint64_t vmt_few_before(const VmtFew *few, unsigned seat)
{
    uint64_t rest = few->line ^ seat * VMT_FEW_EVERY;
    uint64_t zeros = (rest - VMT_FEW_EVERY)
                     & (~rest & VMT_FEW_EVERY << (VMT_FEW_BITS - 1));

    return (zeros ^ (zeros - 1)) >> VMT_FEW_BITS;
}

/* The line without @seat. */
static inline uint64_t vmt_few_without(const VmtFew *few, unsigned seat)
{
    uint64_t closer = few->line >> VMT_FEW_BITS;

    return closer ^ ((few->line ^ closer) & vmt_few_before(few, seat));
}

/* The @line with @seat behind @rank others, who are not 16. */
static inline uint64_t vmt_few_with(uint64_t line, unsigned seat, unsigned rank)
{
    unsigned place = rank * VMT_FEW_BITS;
    uint64_t not_before = -(UINT64_C(1) << place);

    return (line & ~not_before) | (uint64_t)seat << place
           | (line << VMT_FEW_BITS & not_before << VMT_FEW_BITS);
}

/*
 * What is written early is in the cache by the time that the line is known; the next
 * exchange of the lock would wait for it.
 */
#define vmt_few_write_early() atomic_signal_fence(memory_order_seq_cst)

/* A free seat, which is not in the line yet, and whose time is not set. */
static inline unsigned vmt_few_take_seat(VmtFew *few, QEMUTimer *ts,
                                         uint64_t order)
{
    unsigned seat = few->free & (VMT_FEW - 1);

    few->free >>= VMT_FEW_BITS;
    few->count++;
    few->timers[seat] = ts;
    few->order[seat] = order;
    ts->next = (QEMUTimer *)((uintptr_t)seat + 1);
    return seat;
}

/* There is room. True: it fires first. */
static inline bool vmt_few_insert(VmtFew *few, QEMUTimer *ts, uint64_t when,
                                  uint64_t order)
{
    unsigned seat = vmt_few_take_seat(few, ts, order);

    vmt_few_write_early();
    unsigned rank = vmt_few_rank(few, when);
    few->when[seat] = when;
    few->line = vmt_few_with(few->line, seat, rank);
    return rank == 0;
}

/* The same, for one that is known to fire behind all. */
static inline void vmt_few_append(VmtFew *few, QEMUTimer *ts, uint64_t when,
                                  uint64_t order)
{
    unsigned rank = few->count;
    unsigned seat = vmt_few_take_seat(few, ts, order);

    few->when[seat] = when;
    few->line = vmt_few_with(few->line, seat, rank);
}

/* It is in, and may be freed. */
static inline void vmt_few_remove(VmtFew *few, const QEMUTimer *ts)
{
    unsigned seat = vmt_few_seat_of(ts);

    few->when[seat] = UINT64_MAX;
    few->free = few->free << VMT_FEW_BITS | seat;
    few->count--;
    vmt_few_write_early();
    few->line = vmt_few_without(few, seat);
}

/* As remove, of who fires first. */
static inline void vmt_few_pop(VmtFew *few)
{
    unsigned seat = vmt_few_seat(few, 0);

    few->when[seat] = UINT64_MAX;
    few->free = few->free << VMT_FEW_BITS | seat;
    few->count--;
    few->line >>= VMT_FEW_BITS;
}

/* It is in, and now behind its equals. As insert. */
static inline bool vmt_few_move(VmtFew *few, const QEMUTimer *ts, uint64_t when,
                                uint64_t order)
{
    unsigned seat = vmt_few_seat_of(ts);

    few->order[seat] = order;
    vmt_few_write_early();
    unsigned rank = vmt_few_rank(few, when) - (few->when[seat] <= when);
    few->when[seat] = when;
    few->line = vmt_few_with(vmt_few_without(few, seat), seat, rank);
    return rank == 0;
}

/* NULL, or a sentence that says what is broken. */
const char *vmt_few_check(const VmtFew *few);

#endif
