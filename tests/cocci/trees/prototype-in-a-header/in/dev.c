#include "dev.h"

int64_t dev_left(QEMUClock *clock, int n)
{
    return n - qemu_get_clock_ns(clock);
}

QEMUClock *dev_clock(int rt)
{
    return rt ? rt_clock : vm_clock;
}
