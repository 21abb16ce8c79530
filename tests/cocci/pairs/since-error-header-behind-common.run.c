/* One context, made and given back. */
#include "block/aio.h"
#define since_use(context) aio_context_unref(context)
#include PAIR_FILE

void pair_run(void *opaque)
{
    since_context();
    pair_value("made", 1);
}
