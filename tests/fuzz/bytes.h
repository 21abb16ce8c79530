/*
 * bytes: a fuzzer's bytes as the numbers that choose a play's operations.
 *
 * A byte below 0xf0 is a number; others say that so many bytes follow. Behind the
 * last byte all numbers are 0, which ends callbacks, and the play goes on until
 * about as many operations are done as there were bytes for.
 */
#ifndef FUZZ_BYTES_H
#define FUZZ_BYTES_H

#include <stddef.h>
#include <stdint.h>

enum { BYTES_OF_AN_OPERATION = 3 };

typedef struct Bytes {
    const uint8_t *next;
    size_t left;
} Bytes;

uint64_t bytes_number(void *bytes);

#endif
