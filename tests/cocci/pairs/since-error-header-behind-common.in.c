/* pair: --from 1.7 --to newest rule:2.2-error-arguments */
#include "qemu-common.h"

void since_context(void)
{
    since_use(aio_context_new());
}
