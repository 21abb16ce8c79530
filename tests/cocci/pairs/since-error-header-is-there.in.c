/* pair: --from 1.7 --to newest rule:2.2-error-arguments */
/* Never NULL until 2.1, and now neither; the header is there already. */
#include "qemu-common.h"
#include "qapi/error.h"
#include "block/aio.h"

void pair_run(void *opaque)
{
    AioContext *context = aio_context_new();

    if (!context) {
        pair_value("failed", 1);
    }
    pair_value("context", context != NULL);
    aio_context_unref(context);
}
