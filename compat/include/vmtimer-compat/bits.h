/*
 * bits: fields of 32 and 64 bits, as qemu/bitops.h has them.
 */
#ifndef VMTIMER_COMPAT_BITS_H
#define VMTIMER_COMPAT_BITS_H
#pragma GCC system_header

#include "level.h"

#include <assert.h>
#include <stdint.h>

#ifndef BIT
#define BIT(nr) (1UL << (nr))
#endif
#ifndef BIT_ULL
#define BIT_ULL(nr) (1ULL << (nr))
#endif
#ifndef MAKE_64BIT_MASK
#define MAKE_64BIT_MASK(shift, length) \
    (((~0ULL) >> (64 - (length))) << (shift))
#endif

VMTIMER_C_BEGIN

static inline uint64_t extract64(uint64_t value, int start, int length)
{
    assert(start >= 0 && length > 0 && length <= 64 - start);
    return value << (64 - start - length) >> (64 - length);
}

static inline uint32_t extract32(uint32_t value, int start, int length)
{
    assert(start >= 0 && length > 0 && length <= 32 - start);
    return value << (32 - start - length) >> (32 - length);
}

static inline int64_t sextract64(uint64_t value, int start, int length)
{
    assert(start >= 0 && length > 0 && length <= 64 - start);
    return (int64_t)(value << (64 - start - length)) >> (64 - length);
}

static inline uint64_t deposit64(uint64_t value, int start, int length,
                                 uint64_t field)
{
    uint64_t mask;

    assert(start >= 0 && length > 0 && length <= 64 - start);
    mask = MAKE_64BIT_MASK(start, length);
    return (value & ~mask) | ((field << start) & mask);
}

static inline uint32_t deposit32(uint32_t value, int start, int length,
                                 uint32_t field)
{
    assert(start >= 0 && length > 0 && length <= 32 - start);
    return (uint32_t)deposit64(value, start, length, field);
}

VMTIMER_C_END

#endif
