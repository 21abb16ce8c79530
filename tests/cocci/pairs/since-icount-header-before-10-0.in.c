/* pair: --from 1.7 --to 5.2 rule:5.2-icount-names */
#include "qemu/osdep.h"
#include "qemu/timer.h"
#include "hw/hw.h"

static int64_t since_now(void)
{
    return use_icount ? cpu_get_icount() : 0;
}
