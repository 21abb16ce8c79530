/* pair: --from 1.7 --to newest by-name rule:2.2-error-arguments */
/* spatch sees no statement here, and would pass NULL. */
#include "qemu/main-loop.h"

void pair_run(void *opaque)
{
    int one = ({ qemu_init_main_loop(); 1; });

    pair_value("one", one);
}
