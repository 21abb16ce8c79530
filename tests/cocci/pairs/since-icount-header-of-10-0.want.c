/* pair: --from 10.0 --to 10.1 rule:10.1-icount-header */
#include "qemu/osdep.h"
#include "exec/icount.h"

static int64_t since_now(void)
{
    return icount_enabled() ? 1 : 0;
}
