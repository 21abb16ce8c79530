/*
 * cpu-clock: cpu_get_clock alone, so that a program linked with the archive may
 * define it itself (QEMU's test-timed-average does).
 */
#include "time/running.h"
#include "vmtimer/clock.h"

int64_t cpu_get_clock(void)
{
    return vmt_running_ns();
}
