/*
 * faulty: contenders that are not true, made of the sorted list. If the bench took
 * one of them for good, its figures would prove nothing.
 */
#include "check.h"
#include "contenders.h"
#include "special.h"

#include <stdio.h>
#include <stdlib.h>

static unsigned calls;

static void do_nothing(void *set)
{
    (void)set;
}

static void arm_nothing(void *set, unsigned i, int64_t expire_ns)
{
    (void)set;
    (void)i;
    (void)expire_ns;
}

static void del_nothing(void *set, unsigned i)
{
    (void)set;
    (void)i;
}

static void arm_most(void *set, unsigned i, int64_t expire_ns)
{
    if (++calls % 11 != 0) {
        contender_list.arm(set, i, expire_ns);
    }
}

static void arm_late(void *set, unsigned i, int64_t expire_ns)
{
    contender_list.arm(set, i, expire_ns + NS_PER_S);
}

static void arm_early(void *set, unsigned i, int64_t expire_ns)
{
    contender_list.arm(set, i, expire_ns - NS_PER_MS);
}

/* Equal times in whatever order: a later arming may come before. */
static void arm_before_equals(void *set, unsigned i, int64_t expire_ns)
{
    contender_list.arm(set, i, expire_ns + 1000 - ++calls % 1000);
}

/* All that is due within the next milliseconds comes at once, too. */
static void turn_ahead(void *set)
{
    bench_now_ns += 3 * NS_PER_MS;
    contender_list.turn(set);
    bench_now_ns -= 3 * NS_PER_MS;
}

static void turn_and_one_more(void *set)
{
    contender_list.turn(set);
    bench_fired(0);
}

static void init_faulty(Contender faulty[], const char *names[])
{
    unsigned k = 0;

#define FAULT(text, member, function)                                          \
    names[k] = text;                                                           \
    faulty[k] = contender_list;                                                \
    faulty[k++].member = function

    FAULT("one that never arms", arm, arm_nothing);
    FAULT("one that never arms again", rearm, arm_nothing);
    FAULT("one that never deletes", del, del_nothing);
    FAULT("one that never fires", turn, do_nothing);
    FAULT("one that forgets some", arm, arm_most);
    FAULT("one that fires late", arm, arm_late);
    FAULT("one that fires early", arm, arm_early);
    FAULT("one that fires early in its turns", turn, turn_ahead);
    FAULT("one that fires too much", turn, turn_and_one_more);
    FAULT("one that does not keep equals in order", rearm, arm_before_equals);
#undef FAULT
}

enum { FAULTS = 10 };

/* Not even when the time has come: a turn that waits for nothing. */
static bool is_sleeper_refused(void)
{
    Contender sleeper = contender_timerfd;

    sleeper.wait = do_nothing;
    return !wakes_by_the_clock(&sleeper);
}

unsigned check_faulty_ones(void)
{
    Contender faulty[FAULTS];
    const char *names[FAULTS];
    unsigned missed = 0;

    init_faulty(faulty, names);
    for (unsigned k = 0; k < FAULTS; k++) {
        const char *wrong = check_contender(&faulty[k]);

        if (wrong) {
            printf("%s is refused: %s\n", names[k], wrong);
        } else {
            printf("%s is NOT refused\n", names[k]);
            missed++;
        }
    }
    if (is_sleeper_refused()) {
        printf("one that never wakes is refused\n");
    } else {
        printf("one that never wakes is NOT refused\n");
        missed++;
    }
    return missed;
}
