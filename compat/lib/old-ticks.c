/*
 * old-ticks: ticks per second, which were ns from 0.8.2 on.
 */
#include "old.h"

int64_t ticks_per_sec = NANOSECONDS_PER_SECOND;

int64_t get_ticks_per_sec(void)
{
    return NANOSECONDS_PER_SECOND;
}

int64_t cpu_get_real_ticks(void)
{
    return cpu_get_host_ticks();
}
