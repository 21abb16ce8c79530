/* pair: --from 1.7 --to 10.0 rule:5.2-icount-names,10.0-system-headers */
#include "qemu/osdep.h"
#include "sysemu/cpus.h"

static int64_t since_now(void)
{
    return use_icount ? cpu_get_icount() : 0;
}
