/*
 * Does nothing. What it costs is what the bench itself costs; where something must
 * fire, it is left out.
 */
#include "contenders.h"

#include <stdlib.h>

static const char *about(void)
{
    return "the bench's own cost";
}

static void *make(unsigned n, Purpose purpose)
{
    (void)n;
    (void)purpose;
    return bench_alloc(1, 1);
}

static void arm(void *set, unsigned i, int64_t expire_ns)
{
    (void)set;
    (void)i;
    (void)expire_ns;
}

static void del(void *set, unsigned i)
{
    (void)set;
    (void)i;
}

static void turn(void *set)
{
    (void)set;
}

const Contender contender_nothing = {
    .name = "nothing", .about = about, .flags = NO_TURNS | NO_WAKING | NO_STEPPING, .tick_ns = 1,
    .make = make, .free = free, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = turn, .step = turn,
};
