/* pair: --from 1.7 --to newest rule:2.2-error-arguments */
/* The caller sees to the failure, so no header is needed. */
#include "qemu/main-loop.h"

static int since_result(void)
{
    return qemu_init_main_loop(NULL);
}

void pair_run(void *opaque)
{
    int ret;

    if (qemu_init_main_loop(NULL) < 0) {
        pair_value("failed", 1);
    }
    ret = qemu_init_main_loop(NULL);
    pair_value("ret", ret);
    for (ret = 3; qemu_init_main_loop(NULL); ret++) {
        pair_value("never", ret);
    }
    pair_value("result", since_result());
    (void)qemu_init_main_loop(NULL);
    ret += 1, qemu_init_main_loop(NULL);
    ret += ({
        pair_value("ret", ret);
        qemu_init_main_loop(NULL);
    });
    pair_value("ret", ret);
}
