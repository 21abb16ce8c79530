/*
 * ptimer-scenario: random use of a counter under each policy, on virtual time
 * moved by hand. Prints what was done, what could be read, and when it fired.
 *
 * Which counter that is, QEMU's or ours, is a matter of linking; both run on our
 * timers, and their output must be the same.
 */
#include "qemu/osdep.h"
#include "hw/ptimer.h"
#include "migration/vmstate.h"
#include "qemu/main-loop.h"
#include "qemu/timer.h"
#include "sysemu/cpu-timers.h"
#include "sysemu/qtest.h"

enum { SEEDS = 24, OPERATIONS = 120, POLICIES = 64 };

/* Named by QEMU's counter, for saving. */
const VMStateInfo vmstate_info_uint8;
const VMStateInfo vmstate_info_uint32;
const VMStateInfo vmstate_info_uint64;
const VMStateInfo vmstate_info_int64;
const VMStateInfo vmstate_info_timer;

static uint64_t state;

/*
 * WRAP's policy: QEMU tells its tick at 0 by what count, limit and mode are now, and
 * by a quotient that must be whole; ours by how the round began. So here these do
 * not change in a round, ticks are whole ns, and no round is stretched.
 */
static bool is_wrapping;

/* Less than @end; a multiplicative generator's upper half. */
static uint32_t any(uint32_t end)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(state >> 33) % end;
}

static int64_t now_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

static void on_fire(void *opaque)
{
    ptimer_state **counter = opaque;

    printf(" fire@%" PRId64, now_ns());
    switch (any(12)) {
    case 0:
        ptimer_set_count(*counter, any(5));
        break;
    case 1:
        /* Stopped where it started at 0, QEMU's fires a round later. */
        if (ptimer_get_count(*counter)) {
            ptimer_stop(*counter);
        }
        break;
    case 2:
        if (!is_wrapping) {
            ptimer_run(*counter, (int)any(2));
        }
        break;
    default:
        break;
    }
}

static void set_count(ptimer_state *counter)
{
    uint32_t count = any(20);

    printf(" count=%" PRIu32, count);
    ptimer_set_count(counter, count);
}

/*
 * False: the transaction must end. After a new period the count is set anew, and
 * nothing looks at it before the round starts: how many of the new period are
 * left of the old round is a quotient that QEMU rounds and we do not. Nor does
 * anything look at a count that @is_set and not committed: QEMU's is the old one.
 */
static bool change(ptimer_state *counter, bool is_set)
{
    static const int64_t periods[] = {1, 999, 10000, 1000000, 333333333};
    static const uint32_t freqs[] = {1, 3, 32768, 1000000, 1000000000};
    int64_t value;
    int flag = (int)any(2);

    switch (is_set ? 2 + any(2) : any(8)) {
    case 0:
        value = periods[any(ARRAY_SIZE(periods))];
        printf(" period=%" PRId64, value);
        ptimer_set_period(counter, value);
        set_count(counter);
        return false;
    case 1:
        value = is_wrapping ? 1000000 : freqs[any(ARRAY_SIZE(freqs))];
        printf(" freq=%" PRId64, value);
        ptimer_set_freq(counter, (uint32_t)value);
        set_count(counter);
        return false;
    case 2:
        value = any(20);
        flag |= is_wrapping;
        printf(" limit=%" PRId64 ",%d", value, flag);
        ptimer_set_limit(counter, (uint64_t)value, flag);
        break;
    case 3:
        set_count(counter);
        break;
    case 4:
        printf(" stop");
        ptimer_stop(counter);
        break;
    default:
        printf(" run=%d", flag);
        if (is_wrapping) {
            ptimer_stop(counter);
        }
        ptimer_run(counter, flag);
        break;
    }
    return true;
}

static void operate(ptimer_state *counter)
{
    static const uint32_t ways[] = {2, 3000, 100000, 5000000, 1000000000};

    if (any(2)) {
        ptimer_transaction_begin(counter);
        bool is_set = false;

        for (uint32_t n = any(3); change(counter, is_set) && n; n--) {
            is_set = true;
        }
        ptimer_transaction_commit(counter);
    } else {
        uint32_t way = ways[any(ARRAY_SIZE(ways))];

        /* at most 1000 periods or so, whatever the period is */
        for (int steps = 0; steps < 1000; steps++) {
            int64_t next = qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL);

            if (next < 0 || next > way) {
                break;
            }
            way -= (uint32_t)next;
            vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
        }
        qemu_clock_advance_virtual_time(now_ns() + any(1000));
    }
    printf("\n%" PRId64 " %" PRIu64 "/%" PRIu64, now_ns(),
           ptimer_get_count(counter), ptimer_get_limit(counter));
}

static void run(unsigned seed, uint8_t policy)
{
    ptimer_state *counter = ptimer_init(on_fire, &counter, policy);

    state = seed * 1000003ULL + policy;
    is_wrapping = policy & PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD;
    qtest_allowed = seed % 3 == 1 || (is_wrapping && seed % 3 == 0);
    use_icount = seed % 3 == 2;
    printf("seed %u policy %u", seed, policy);
    ptimer_transaction_begin(counter);
    ptimer_set_period(counter, 1000);
    ptimer_set_limit(counter, 10, 1);
    ptimer_transaction_commit(counter);
    for (int i = 0; i < OPERATIONS; i++) {
        operate(counter);
    }
    printf("\n");
    ptimer_free(counter);
}

int main(void)
{
    cpu_disable_ticks();
    qemu_clock_advance_virtual_time(NANOSECONDS_PER_SECOND);
    for (unsigned seed = 0; seed < SEEDS; seed++) {
        for (unsigned policy = 0; policy < POLICIES; policy++) {
            bool is_refused = policy & PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT
                              && policy & PTIMER_POLICY_NO_IMMEDIATE_TRIGGER;

            if (!is_refused) {
                run(seed, (uint8_t)policy);
            }
        }
    }
    return 0;
}
