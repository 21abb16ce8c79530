/* pair: --from 1.7 --to 5.2 rule:5.2-icount-names */
#include "qemu/osdep.h"
#include "qemu/timer.h"
#include "sysemu/cpu-timers.h"
#include "hw/hw.h"

static int64_t since_now(void)
{
    return icount_enabled() ? icount_get() : 0;
}
