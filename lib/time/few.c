/*
 * few: up to 16 timers, in order.
 *
 * No step depends on a comparison's outcome: which it is cannot be foreseen, and a
 * wrong guess of the processor's costs more than all of this.
 */
#include "time/few.h"

#define EVERY UINT64_C(0x1111111111111111) /* seat */

void vmt_few_init(VmtFew *few)
{
    *few = (VmtFew){.free = (1U << VMT_FEW) - 1};
    for (unsigned i = 0; i < VMT_FEW; i++) {
        few->when[i] = UINT64_MAX;
    }
}

static unsigned seat_of(const QEMUTimer *ts)
{
    return (unsigned)(uintptr_t)ts->next - 1;
}

/* How many fire at @when or before. */
static unsigned rank_of(const VmtFew *few, uint64_t when)
{
    unsigned rank = 0;

#pragma GCC unroll 16
    for (unsigned i = 0; i < VMT_FEW; i++) {
        rank += few->when[i] <= when;
    }
    return rank;
}

/* The bits of the first @rank in the line. */
static uint64_t first_bits(unsigned rank)
{
    return (UINT64_C(1) << rank * VMT_FEW_BITS) - 1;
}

/* There is room, so the rank is not 16. */
static bool join(VmtFew *few, unsigned seat, uint64_t when)
{
    unsigned rank = rank_of(few, when);
    uint64_t before = few->line & first_bits(rank);

    few->line = before | (uint64_t)seat << rank * VMT_FEW_BITS
                | (few->line ^ before) << VMT_FEW_BITS;
    few->when[seat] = when;
    return rank == 0;
}

/*
 * A seat is where the line, less the seat everywhere, has a zero; the lowest zero
 * is where subtracting borrows first.
 */
static unsigned position_of(const VmtFew *few, unsigned seat)
{
    uint64_t rest = few->line ^ seat * EVERY;
    uint64_t zeros = (rest - EVERY) & ~rest & EVERY << (VMT_FEW_BITS - 1);

    return (unsigned)__builtin_ctzll(zeros) / VMT_FEW_BITS;
}

static void quit(VmtFew *few, unsigned seat)
{
    uint64_t before = first_bits(position_of(few, seat));

    few->line = (few->line & before) | (few->line >> VMT_FEW_BITS & ~before);
    few->when[seat] = UINT64_MAX;
}

bool vmt_few_insert(VmtFew *few, QEMUTimer *ts, uint64_t when, uint64_t order)
{
    unsigned seat = (unsigned)__builtin_ctz(few->free);

    few->free &= few->free - 1;
    few->count++;
    few->timers[seat] = ts;
    few->order[seat] = order;
    ts->next = (QEMUTimer *)((uintptr_t)seat + 1);
    return join(few, seat, when);
}

void vmt_few_remove(VmtFew *few, QEMUTimer *ts)
{
    unsigned seat = seat_of(ts);

    quit(few, seat);
    few->free |= 1U << seat;
    few->count--;
    ts->next = NULL;
}

bool vmt_few_move(VmtFew *few, const QEMUTimer *ts, uint64_t when,
                  uint64_t order)
{
    unsigned seat = seat_of(ts);

    quit(few, seat);
    few->order[seat] = order;
    return join(few, seat, when);
}

const char *vmt_few_check(const VmtFew *few)
{
    for (unsigned i = 0; i < few->count; i++) {
        unsigned seat = vmt_few_seat(few, i);
        const QEMUTimer *ts = few->timers[seat];

        if (seat_of(ts) != seat) {
            return "a timer does not know its place";
        }
        if ((uint64_t)ts->expire_time != few->when[seat]) {
            return "a timer's expire_time was changed behind the list's back";
        }
        if (i && few->when[vmt_few_seat(few, i - 1)] > few->when[seat]) {
            return "a timer stands behind one that fires later";
        }
    }
    return NULL;
}
