/*
 * random: numbers that a printed seed brings back.
 */
#ifndef MODEL_RANDOM_H
#define MODEL_RANDOM_H

#include <stdint.h>

/* splitmix64, by Sebastiano Vigna. */
uint64_t random_number(uint64_t *seed);

/* From @argument, else from VMTIMER_MODEL_SEED, else from the kernel. */
uint64_t random_seed(const char *argument);

#endif
