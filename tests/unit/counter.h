/*
 * counter: a ptimer on frozen virtual time, that records its firings.
 *
 *     Counter *c = counter_new(PTIMER_POLICY_LEGACY);
 *     counter_start(c, MS, 10, PERIODIC);
 *     counter_run_to(c, 25 * MS);
 *     assert_int_equal(c->fired, 2);
 *     counter_free(c);
 *
 * Times are ns after counter_new.
 */
#ifndef UNIT_COUNTER_H
#define UNIT_COUNTER_H

#include "promise.h"
#include "vmtimer.h"
#include "vmtimer/icount.h"
#include "vmtimer/ptimer.h"

#define MS INT64_C(1000000)

enum { PERIODIC = 0, ONE_SHOT = 1 };

typedef struct Counter Counter;

struct Counter {
    ptimer_state *ptimer;
    int64_t start_ns; /* VIRTUAL, at counter_new */
    unsigned fired;
    int64_t fired_ns; /* the last time */
    unsigned depth;   /* callbacks that have not returned */
    unsigned deepest;
    void (*then)(Counter *c);
};

Counter *counter_new(uint8_t policy);
void counter_free(Counter *c);

/* Statements inside a transaction. */
#define counter_change(c, ...)                          \
    do {                                                \
        ptimer_transaction_begin((c)->ptimer);          \
        __VA_ARGS__;                                    \
        ptimer_transaction_commit((c)->ptimer);         \
    } while (0)

/* Period, limit, count = limit, run; in one transaction. */
void counter_start(Counter *c, int64_t period_ns, uint64_t limit, int mode);

/* Every deadline on the way is visited at its own time. */
void counter_run_to(Counter *c, int64_t ns);

uint64_t counter_read(Counter *c);

/* One ns before @ns it has fired @before times; at @ns, once more. */
#define assert_fires_at(c, ns, before)                          \
    do {                                                        \
        int64_t at_ns = (ns);                                   \
        counter_run_to(c, at_ns - 1);                           \
        assert_int_equal((c)->fired, before);                   \
        counter_run_to(c, at_ns);                               \
        assert_int_equal((c)->fired, (before) + 1);             \
    } while (0)

#endif
