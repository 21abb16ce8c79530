/*
 * sealed: hostile bytes under a check that fits, so that a fuzzer gets past it.
 */
#include "sealed.h"

#include <stdio.h>
#include <stdlib.h>

uint32_t sealed_check(uint32_t before, const uint8_t *bytes, size_t count)
{
    static const uint32_t nibbles[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
        0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t check = before ^ UINT32_MAX;

    for (size_t i = 0; i < count; i++) {
        check = check >> 4 ^ nibbles[(check ^ bytes[i]) & 15];
        check = check >> 4 ^ nibbles[(check ^ bytes[i] >> 4) & 15];
    }
    return check ^ UINT32_MAX;
}

void sealed_put(uint8_t *at, uint64_t value, int size)
{
    for (int i = 0; i < size; i++) {
        at[i] = (uint8_t)(value >> (8 * (size - 1 - i)));
    }
}

uint64_t sealed_get(const uint8_t *at, int size)
{
    uint64_t value = 0;

    for (int i = 0; i < size; i++) {
        value = value << 8 | at[i];
    }
    return value;
}

void sealed_differ(const char *sentence)
{
    fprintf(stderr, "%s\n", sentence);
    abort();
}
