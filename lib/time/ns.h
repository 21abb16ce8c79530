/*
 * ns: arithmetic on nanoseconds that saturates instead of wrapping.
 *
 * Names: expire_ns absolute, deadline_ns relative with -1 = none, timeout_ns what
 * a wait gets, now_ns a reading passed down.
 */
#ifndef VMT_TIME_NS_H
#define VMT_TIME_NS_H

#include "base/base.h"

#define VMT_NS_NEVER INT64_MAX /* the far end of time */

static inline int64_t vmt_ns_add(int64_t a, int64_t b)
{
    int64_t sum;

    if (__builtin_add_overflow(a, b, &sum)) {
        return b < 0 ? INT64_MIN : INT64_MAX;
    }
    return sum;
}

static inline int64_t vmt_ns_sub(int64_t a, int64_t b)
{
    int64_t difference;

    if (__builtin_sub_overflow(a, b, &difference)) {
        return b < 0 ? INT64_MAX : INT64_MIN;
    }
    return difference;
}

static inline int64_t vmt_ns_scale(int64_t time, int scale)
{
    int64_t product;

    if (__builtin_mul_overflow(time, (int64_t)scale, &product)) {
        return (time < 0) != (scale < 0) ? INT64_MIN : INT64_MAX;
    }
    return product;
}

/* @ns * @num / @den, of a span >= 0, cut off or rounded up, saturating. */
int64_t vmt_ns_ratio_down(int64_t ns, uint32_t num, uint32_t den);
int64_t vmt_ns_ratio_up(int64_t ns, uint32_t num, uint32_t den);

#endif
