/*
 * share: how much of a long test is to be done.
 */
#include "share.h"

#include <stdlib.h>

uint64_t share_of(uint64_t count)
{
    const char *share = getenv("VMTIMER_TEST_SHARE");
    uint64_t divisor = share ? strtoull(share, NULL, 10) : 1;

    return divisor && count > divisor ? count / divisor : 1;
}

uint64_t share_unless_said(const char *argument, uint64_t count)
{
    return argument ? strtoull(argument, NULL, 0) : share_of(count);
}
