/*
 * start: what had no parameter yet: init_clocks until 2.8, the rest until 2.1.
 */
#include "object.h"

#include "../lib/old.h"

#include "vmtimer/main-loop.h"

OLD(void, init_clocks, (void))
{
    vmtimer_init_clocks_0();
}

OLD(int, qemu_init_main_loop, (void))
{
    return vmtimer_init_main_loop_0();
}

OLD(AioContext *, aio_context_new, (void))
{
    return aio_context_new(NULL);
}
