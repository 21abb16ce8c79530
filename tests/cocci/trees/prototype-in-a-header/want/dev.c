#include "dev.h"

int64_t dev_left(QEMUClockType clock, int n)
{
    return n - qemu_clock_get_ns(clock);
}

QEMUClockType dev_clock(int rt)
{
    return rt ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_VIRTUAL;
}
