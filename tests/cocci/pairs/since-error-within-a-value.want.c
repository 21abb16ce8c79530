/* pair: --from 1.7 --to newest by-name rule:2.2-error-arguments */
/* spatch sees no statement here, and would pass NULL. */
#include "qemu/main-loop.h"
#include "qapi/error.h"

void pair_run(void *opaque)
{
    int one = ({ qemu_init_main_loop(&error_abort); 1; });

    pair_value("one", one);
}
