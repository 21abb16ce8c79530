/*
 * clocks: real clocks in the main loop. Never early, strictly; how late is only
 * told.
 *
 *     kernel-clocks [FIRINGS]    per clock; a million when not said
 */
#include "promise.h"
#include "share.h"
#include "vmtimer.h"

#include <stdio.h>

enum { TIMERS = 64, BUCKETS = 24 };

static uint64_t firings_wanted;

static void virtual_starts_at_0_running_and_enabled(void **state)
{
    int64_t before_ns = get_clock();
    int64_t first_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    int64_t between_ns = get_clock();
    int64_t second_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    assert_in_range(first_ns, 0, between_ns - before_ns);
    assert_true(second_ns > first_ns);
    assert_in_range(second_ns - first_ns, 0, get_clock() - before_ns);
}

static void the_clocks_follow_the_kernels(void **state)
{
    int64_t monotonic_ns = get_clock();
    int64_t realtime_ns = get_clock_realtime();

    assert_true(qemu_clock_get_ns(QEMU_CLOCK_REALTIME) >= monotonic_ns);
    assert_true(qemu_clock_get_ns(QEMU_CLOCK_HOST) >= realtime_ns);
    assert_true(qemu_clock_get_ns(QEMU_CLOCK_REALTIME)
                < get_clock() + SCALE_MS);
}

typedef struct Clock {
    QEMUClockType type;
    unsigned long firings;
    unsigned long early;
    unsigned long late[BUCKETS]; /* by powers of 2 ns */
} Clock;

typedef struct Periodic {
    QEMUTimer timer;
    Clock *clock;
    int64_t expire_ns;
    uint32_t random;
} Periodic;

static void arm(Periodic *p)
{
    p->random = p->random * 1664525 + 1013904223;
    p->expire_ns = qemu_clock_get_ns(p->clock->type) + (p->random >> 14);
    timer_mod(&p->timer, p->expire_ns);
}

static void fire(void *opaque)
{
    Periodic *p = opaque;
    int64_t late_ns = qemu_clock_get_ns(p->clock->type) - p->expire_ns;
    unsigned bucket = 0;

    p->clock->firings++;
    p->clock->early += late_ns < 0;
    while (late_ns > 1 && bucket < BUCKETS - 1) {
        late_ns /= 2;
        bucket++;
    }
    p->clock->late[bucket]++;
    arm(p);
}

static unsigned long late_at_most_ns(const Clock *clock, double share)
{
    unsigned long seen = 0;
    unsigned bucket = 0;

    for (; bucket < BUCKETS - 1; bucket++) {
        seen += clock->late[bucket];
        if ((double)seen >= share * (double)clock->firings) {
            break;
        }
    }
    return 2UL << bucket;
}

static void run_a_clock(QEMUClockType type, const char *name)
{
    static Periodic periodic[TIMERS];
    Clock clock = {.type = type};

    for (unsigned i = 0; i < TIMERS; i++) {
        periodic[i] = (Periodic){.clock = &clock, .random = i * 2654435761U};
        timer_init_ns(&periodic[i].timer, type, fire, &periodic[i]);
        arm(&periodic[i]);
    }
    while (clock.firings < firings_wanted) {
        main_loop_wait(false);
    }
    for (unsigned i = 0; i < TIMERS; i++) {
        timer_del(&periodic[i].timer);
    }
    printf("%-10s %lu firings, %lu early; half late by less than %lu ns, "
           "99 %% by less than %lu ns\n", name, clock.firings, clock.early,
           late_at_most_ns(&clock, 0.5), late_at_most_ns(&clock, 0.99));
    assert_int_equal(clock.early, 0);
}

static void no_timer_fires_early_on_any_clock(void **state)
{
    run_a_clock(QEMU_CLOCK_REALTIME, "REALTIME");
    run_a_clock(QEMU_CLOCK_VIRTUAL, "VIRTUAL");
    run_a_clock(QEMU_CLOCK_HOST, "HOST");
    run_a_clock(QEMU_CLOCK_VIRTUAL_RT, "VIRTUAL_RT");
}

static void no_timer_fires_early_at_any_rate(void **state)
{
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 3, 7);
    run_a_clock(QEMU_CLOCK_VIRTUAL, "at 3/7");
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1000003, 7);
    run_a_clock(QEMU_CLOCK_VIRTUAL, "at 1000003/7");
}

static int make_main_loop(void **state)
{
    return qemu_init_main_loop(NULL);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest first[] = {
        PROMISE(virtual_starts_at_0_running_and_enabled),
    };
    const struct CMUnitTest tests[] = {
        PROMISE(the_clocks_follow_the_kernels),
        PROMISE(no_timer_fires_early_on_any_clock),
        PROMISE(no_timer_fires_early_at_any_rate),
    };

    firings_wanted = share_unless_said(argv[1], 1000000);
    return cmocka_run_group_tests_name("first use", first, NULL, NULL)
           + cmocka_run_group_tests_name("clocks", tests, make_main_loop, NULL);
}
