/*
 * wait-collisions: main_loop_wait is a macro at a level of 1.0 to 2.9.
 */
#define VMTIMER_QEMU_LEVEL 100
#include "qemu-common.h"
#include "main-loop.h"

struct ops {
    int (*main_loop_wait)(int, int);
};

int main_loop_wait(int nonblocking);

static int sum(int a, int b)
{
    return a + b;
}

static int variable(int main_loop_wait)
{
    return main_loop_wait;
}

int main(void)
{
    struct ops ops = { sum };
    int (*address)(int) = main_loop_wait;

    if (qemu_init_main_loop() < 0 || address(1) != 0) {
        return 1;
    }
    return ops.main_loop_wait(1, 2) == 3 && variable(4) == 4
           && main_loop_wait(1) == 0 ? 0 : 1;
}
