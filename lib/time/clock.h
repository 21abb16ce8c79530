/*
 * clock: what time is it, on four clocks; who drives them; who wants to know.
 */
#ifndef VMT_TIME_CLOCK_H
#define VMT_TIME_CLOCK_H

#include "base/audience.h"
#include "base/base.h"
#include "vmtimer/extras.h"

#include <time.h>

/* How clocks differ, a row per clock. */
typedef struct VmtClockKind {
    const char *name;
    clockid_t kernel_clock;
    int timerfd_flags;
    bool stops_with_the_machine;
    VmtimerClockSource own;
} VmtClockKind;

const VmtClockKind *vmt_clock_kind(QEMUClockType type);

/* Out of range is VIRTUAL, as in QEMU. */
QEMUClockType vmt_clock_sane(QEMUClockType type);

bool vmt_clock_is_enabled(QEMUClockType type);
bool vmt_clock_has_source(QEMUClockType type);

/* The source's answers, or what its missing functions mean. */
bool vmt_clock_kernel_deadline(QEMUClockType type, int64_t expire_ns,
                               int64_t *ret_kernel_ns);
bool vmt_clock_before_pass(QEMUClockType type);
bool vmt_clock_asks_before_timer(QEMUClockType type);
bool vmt_clock_before_timer(QEMUClockType type, const QEMUTimer *ts);
void vmt_clock_new_head(QEMUClockType type);

/*
 * A pass over timers of a clock. begin says whether the clock is enabled; end
 * is due either way. Disabling waits for other threads' passes.
 */
bool vmt_clock_pass_begin(QEMUClockType type);
void vmt_clock_pass_end(QEMUClockType type);

/*
 * Who hears of a clock's changes, in order of vmt_clock_listen. @on_change is
 * called without a lock; unlisten returns when no other thread is in it.
 */
typedef struct VmtClockListener VmtClockListener;
struct VmtClockListener {
    VmtListener listener;
    void (*on_change)(VmtClockListener *listener);
};

void vmt_clock_listen(QEMUClockType type, VmtClockListener *listener);
void vmt_clock_unlisten(QEMUClockType type, VmtClockListener *listener);
VmtAudience *vmt_clock_audience(QEMUClockType type);

/*
 * The lists of listeners, as a whole, for a fork. The child has only the forking
 * thread's tellings and passes.
 */
void vmt_clock_lock_registry(void);
void vmt_clock_unlock_registry(bool is_child);
void vmt_clock_lock_passes(void);
void vmt_clock_unlock_passes(bool is_child);

#endif
