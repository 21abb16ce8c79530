/*
 * sealed: hostile bytes under a check that fits, so that a fuzzer gets past it.
 *
 * The check is made by other code than the library's.
 */
#ifndef FUZZ_SEALED_H
#define FUZZ_SEALED_H

#include <stddef.h>
#include <stdint.h>

/* The CRC-32 of what @before is that of, and @bytes behind it; of nothing: 0. */
uint32_t sealed_check(uint32_t before, const uint8_t *bytes, size_t count);

/* @value at @at, big-endian, in @size bytes. */
void sealed_put(uint8_t *at, uint64_t value, int size);
uint64_t sealed_get(const uint8_t *at, int size);

/* Abort with a sentence. */
_Noreturn void sealed_differ(const char *sentence);

#endif
