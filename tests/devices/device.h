/*
 * device: what tests of devices share: frozen virtual time, and a line.
 */
#ifndef DEVICES_DEVICE_H
#define DEVICES_DEVICE_H

#include "promise.h"
#include "vmtimer.h"

#define US INT64_C(1000)

typedef struct Line {
    int64_t start_ns;
    int level;
    unsigned rises;
    int64_t rose_ns; /* after the start, the last time */
} Line;

static inline void on_line(void *opaque, int level)
{
    Line *line = opaque;

    if (level && !line->level) {
        line->rises++;
        line->rose_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - line->start_ns;
    }
    line->level = level;
}

/* VIRTUAL stands from here on. */
static inline Line new_line(void)
{
    cpu_disable_ticks();
    return (Line){.start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)};
}

/* Until @ns after the start, by way of every deadline. */
static inline void run_to(const Line *line, int64_t ns)
{
    qemu_clock_advance_virtual_time(line->start_ns + ns);
}

#endif
