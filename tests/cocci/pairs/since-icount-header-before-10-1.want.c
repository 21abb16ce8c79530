/* pair: --from 1.7 --to 10.0 rule:5.2-icount-names,10.0-system-headers */
#include "qemu/osdep.h"
#include "system/cpus.h"
#include "system/cpu-timers.h"

static int64_t since_now(void)
{
    return icount_enabled() ? icount_get() : 0;
}
