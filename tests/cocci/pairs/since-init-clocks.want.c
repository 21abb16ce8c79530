/* pair: --from 1.7 --to newest rule:2.9-init-clocks,10.2-init-clocks,2.2-error-arguments */
/* Three arguments that came, and a name that changed. */
#include "block/aio.h"
#include "qapi/error.h"
void pair_run(void *opaque)
{
    AioContext *context;

    qemu_init_clocks(NULL);
    pair_value("loop", qemu_init_main_loop(NULL));
    context = aio_context_new(&error_abort);
    pair_value("context", context != NULL);
    aio_context_unref(context);
}
