/*
 * random: numbers that a printed seed brings back.
 */
#include "random.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

uint64_t random_number(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint64_t random_seed(const char *argument)
{
    uint64_t seed = 1;

    if (argument || (argument = getenv("VMTIMER_MODEL_SEED"))) {
        return strtoull(argument, NULL, 0);
    }
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed) {
        perror("getrandom");
    }
    return seed;
}
