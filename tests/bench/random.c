/*
 * random: delays by table, so that drawing one costs a load.
 */
#include "random.h"

#include <math.h>

enum { ONE = 4096 };

/* The value below which a share of @q lies; the mean is 1. */
static double quantile(enum Delays distribution, double q)
{
    switch (distribution) {
    case EXPONENTIAL:
        return -log(1 - q);
    case UNIFORM:
        return 2 * q;
    case BIMODAL: /* nine of ten soon, one late */
        return q < 0.9 ? 0.2 * q / 0.9 : 9 + (q - 0.9) / 0.1 * 0.2;
    default:
        return 1;
    }
}

static void shuffle(uint32_t *table)
{
    uint64_t state = 88172645463325252;

    for (unsigned i = DELAYS - 1; i > 0; i--) {
        unsigned j = random_below(&state, i + 1);
        uint32_t kept = table[i];

        table[i] = table[j];
        table[j] = kept;
    }
}

const uint32_t *delays_of(enum Delays distribution)
{
    static uint32_t tables[DISTRIBUTIONS][DELAYS];
    uint32_t *table = tables[distribution];

    if (table[0] == 0) {
        for (unsigned i = 0; i < DELAYS; i++) {
            double value = quantile(distribution, (i + 0.5) / DELAYS);

            table[i] = (uint32_t)(value * ONE) + 1;
        }
        shuffle(table);
    }
    return table;
}
