/*
 * auto-converge: how much a migration slows its guest down.
 */
#include "auto-converge.h"

#include <vmtimer.h>

enum { TOO_OFTEN = 2 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Of the time that vCPUs run now, what the guest has too much. */
static int excess(int running, uint64_t dirty, uint64_t bearable)
{
    return running - (int)(running * ((double)bearable / (double)dirty));
}

static void slow_down(const AutoConverge *a, uint64_t dirty, uint64_t bearable)
{
    int now = cpu_throttle_get_percentage();
    int more = a->increment;

    if (!cpu_throttle_active()) {
        cpu_throttle_set(a->initial);
        return;
    }
    if (a->has_slow_tail) {
        more = least(excess(100 - now, dirty, bearable), more);
    }
    cpu_throttle_set(least(now + more, a->maximum));
}

void auto_converge_round_over(AutoConverge *a, uint64_t dirty, uint64_t sent)
{
    uint64_t bearable = sent * (unsigned)a->trigger / 100;

    if (dirty > bearable && ++a->too_dirty >= TOO_OFTEN) {
        a->too_dirty = 0;
        slow_down(a, dirty, bearable);
    }
}
