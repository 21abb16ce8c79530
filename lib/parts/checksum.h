/*
 * checksum: a check over bytes that came from outside.
 */
#ifndef VMT_PARTS_CHECKSUM_H
#define VMT_PARTS_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* The CRC-32 of what @before is that of, and @bytes behind it; of nothing: 0. */
uint32_t vmt_checksum(uint32_t before, const void *bytes, size_t count);

#endif
