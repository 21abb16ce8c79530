/* pair: --from 1.7 --to newest rule:2.2-error-arguments */
/* Nobody has the loop's value: a failure stops the program. */
#include "qemu-common.h"
#include "qemu/main-loop.h"
#include "qapi/error.h"

struct since {
    struct since *next;
} since_one;

void since_start(int how)
{
    struct since *i;

    if (how == 0)
        qemu_init_main_loop(&error_abort);
    else if (how == 1) {
        qemu_init_main_loop(&error_abort);
    } else
        qemu_init_main_loop(&error_abort);
    switch (how) {
    case 2:
        qemu_init_main_loop(&error_abort);
        break;
    }
    while (how-- > 3)
        qemu_init_main_loop(&error_abort);
    PAIR_FOREACH(i, &since_one, next)
        qemu_init_main_loop(&error_abort);
}

void pair_run(void *opaque)
{
    for (int how = 0; how < 6; how++) {
        since_start(how);
    }
    pair_value("loop", qemu_get_aio_context() != NULL);
}
