/* A board with one lamp. */
#include "qemu-timer.h"
#include "main-loop.h"
#include "lamp.h"

int main(void)
{
    qemu_init_main_loop();
    lamp_start();
    while (lamp_burns()) {
        main_loop_wait(0);
    }
    lamp_stop();
    return 0;
}
