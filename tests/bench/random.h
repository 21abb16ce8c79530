/*
 * random: numbers and delays, cheap and the same on every run.
 */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

enum { DELAYS = 1024 };

enum Delays { EXPONENTIAL, UNIFORM, BIMODAL, FIXED, DISTRIBUTIONS };

/* xorshift64 (Marsaglia 2003); *@state must not be 0. */
static inline uint64_t next_random(uint64_t *state)
{
    uint64_t x = *state;

    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

/* 0 .. @n - 1 */
static inline unsigned random_below(uint64_t *state, unsigned n)
{
    return (unsigned)(((next_random(state) >> 32) * n) >> 32);
}

/* A table of delays in 1/4096 of the mean, shuffled; see workload.h. */
const uint32_t *delays_of(enum Delays distribution);

#endif
