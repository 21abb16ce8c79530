/*
 * qapi-types-block-core.h - what QEMU generates, as far as throttling names it:
 * limits as a user gave them, each with a flag that he did
 */
#ifndef LAYER_QAPI_TYPES_BLOCK_CORE_H
#define LAYER_QAPI_TYPES_BLOCK_CORE_H

#include <stdbool.h>
#include <stdint.h>

#define LIMIT(name) bool has_ ## name; int64_t name
#define LIMITS(unit) \
    LIMIT(unit ## _total); \
    LIMIT(unit ## _total_max); \
    LIMIT(unit ## _total_max_length); \
    LIMIT(unit ## _read); \
    LIMIT(unit ## _read_max); \
    LIMIT(unit ## _read_max_length); \
    LIMIT(unit ## _write); \
    LIMIT(unit ## _write_max); \
    LIMIT(unit ## _write_max_length)

typedef struct ThrottleLimits {
    LIMITS(bps);
    LIMITS(iops);
    LIMIT(iops_size);
} ThrottleLimits;

#undef LIMITS
#undef LIMIT

#endif
