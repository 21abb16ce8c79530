/*
 * checksum: a check over bytes that came from outside, bit by bit: logs and snapshots
 * are short.
 */
#include "parts/checksum.h"

uint32_t vmt_checksum(uint32_t before, const void *bytes, size_t count)
{
    const uint8_t *at = bytes;
    uint32_t crc = ~before;
    for (size_t i = 0; i < count; i++) {
        crc ^= at[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320U : 0);
        }
    }
    return ~crc;
}
