/*
 * saving: what the parts that save know of each other.
 *
 * The functions of a QEMUFile may be the program's own; what is ours is therefore
 * asked for weakly.
 */
#ifndef VMT_PARTS_SAVING_H
#define VMT_PARTS_SAVING_H

#include "vmtimer/savevm.h"

/* How many errors our qemu_put_ and qemu_get_ functions have met in this thread. */
unsigned vmt_file_failures(void) __attribute__((weak));

static inline unsigned failures(void)
{
    return vmt_file_failures ? vmt_file_failures() : 0;
}

/* A timer's time in units of @unit ns. */
void vmt_timer_put(QEMUFile *f, QEMUTimer *ts, int unit);
void vmt_timer_get(QEMUFile *f, QEMUTimer *ts, int unit);

/*
 * From begin on, timers that are loaded in this thread are remembered as they were;
 * at the end that began first, they are so again, unless all went well.
 */
void vmt_timers_load_begin(void);
void vmt_timers_load_end(bool is_well);

/* @ts is about to be loaded. */
void vmt_timer_loading(QEMUTimer *ts);

#endif
