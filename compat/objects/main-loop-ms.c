/*
 * main-loop-ms: main_loop_wait took a timeout in ms until 0.12.
 */
#include "object.h"

#include "../lib/old.h"

OLD(void, main_loop_wait, (int timeout))
{
    vmtimer_main_loop_wait_ms(timeout);
}
