/* pair: --from 1.7 --to newest rule:5.2-icount-names,10.0-system-headers,10.1-icount-header */
#include "qemu-common.h"

static int64_t since_now(void)
{
    return use_icount ? cpu_get_icount() : 0;
}
