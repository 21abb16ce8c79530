/*
 * ns: arithmetic on nanoseconds that saturates instead of wrapping.
 *
 * 96-bit products are done in two halves, so that 32-bit machines need nothing.
 */
#include "time/ns.h"
#include "vmtimer/clock.h"

typedef struct Wide {
    uint64_t high; /* of the quotient: anything but 0 is too large */
    uint64_t quotient;
    uint64_t rest;
} Wide;

static Wide multiply_divide(uint64_t a, uint32_t b, uint32_t c)
{
    uint64_t low = (a & UINT32_MAX) * b;
    uint64_t high = (a >> 32) * b + (low >> 32);
    uint64_t middle = ((high % c) << 32) | (low & UINT32_MAX);

    return (Wide){
        .high = (high / c) >> 32,
        .quotient = ((high / c) << 32) + middle / c,
        .rest = middle % c,
    };
}

uint64_t muldiv64(uint64_t a, uint32_t b, uint32_t c)
{
    return multiply_divide(a, b, c).quotient;
}

uint64_t muldiv64_round_up(uint64_t a, uint32_t b, uint32_t c)
{
    Wide wide = multiply_divide(a, b, c);

    return wide.quotient + (wide.rest != 0);
}

int64_t vmt_ns_ratio_down(int64_t ns, uint32_t num, uint32_t den)
{
    Wide wide = multiply_divide((uint64_t)ns, num, den);

    return wide.high || wide.quotient > INT64_MAX ? INT64_MAX
                                                  : (int64_t)wide.quotient;
}

int64_t vmt_ns_ratio_up(int64_t ns, uint32_t num, uint32_t den)
{
    Wide wide = multiply_divide((uint64_t)ns, num, den);

    if (wide.high || wide.quotient >= INT64_MAX) {
        return INT64_MAX;
    }
    return (int64_t)wide.quotient + (wide.rest != 0);
}

int qemu_timeout_ns_to_ms(int64_t ns)
{
    if (ns < 0) {
        return -1;
    }
    int64_t ms = ns / SCALE_MS + (ns % SCALE_MS != 0);
    return ms > INT32_MAX ? INT32_MAX : (int)ms;
}
