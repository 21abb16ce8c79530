/*
 * vmtimer/replay.h - record what timers did, and make them do it again
 *
 * QEMU's names (include/sysemu/replay.h of 7.2) and four of ours. While recording,
 * HOST, VIRTUAL_RT and (unless instructions are counted) VIRTUAL move only from
 * firing to firing: a pass that fires something takes a new reading and logs it with
 * the timer; all other reads give that reading again. So the log of firings is all
 * that another process needs to see the same times in the same order.
 * Timers with QEMU_TIMER_ATTR_EXTERNAL, and REALTIME's, are nobody's business: they
 * are neither recorded nor replayed; the former see the clock standing.
 */
#ifndef VMTIMER_REPLAY_H
#define VMTIMER_REPLAY_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "extras.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ReplayMode {
    REPLAY_MODE_NONE = 0,
    REPLAY_MODE_RECORD,
    REPLAY_MODE_PLAY
} ReplayMode;

extern ReplayMode replay_mode;

/**
 * vmtimer_replay_record - log clock readings and firings into a new file
 * vmtimer_replay_play - let the clocks and firings be those of a log
 *
 * 0, or -errno and *@errp: the file cannot be made or read; for a log that is
 * truncated or damaged (-EINVAL) the sentence names the offset. Call it before the
 * first timer is armed, in the thread that runs the timers. A firing that differs
 * from the log stops the program with a sentence that shows both.
 */
int vmtimer_replay_record(const char *path, Error **errp);
int vmtimer_replay_play(const char *path, Error **errp);

/* Playing: has all that was recorded happened? */
bool vmtimer_replay_is_done(void);

/**
 * vmtimer_replay_finish - end recording or playing; the clocks are their own again
 *
 * 0, or -errno when the log could not be written whole (a full disk): it is then
 * incomplete and will be refused.
 */
int vmtimer_replay_finish(void);

/* Readings of the program's own that a replay must see again. */
typedef enum ReplayClockKind {
    REPLAY_CLOCK_HOST,
    REPLAY_CLOCK_VIRTUAL_RT,
    REPLAY_CLOCK_COUNT
} ReplayClockKind;

/* Recording: logs @value. Playing: what was logged. Otherwise @value. */
int64_t replay_clock(ReplayClockKind kind, int64_t value);
#define REPLAY_CLOCK(clock, value) replay_clock((clock), (value))
#define REPLAY_CLOCK_LOCKED(clock, value) replay_clock((clock), (value))

typedef enum ReplayCheckpoint {
    CHECKPOINT_CLOCK_WARP_START,
    CHECKPOINT_CLOCK_WARP_ACCOUNT,
    CHECKPOINT_RESET_REQUESTED,
    CHECKPOINT_SUSPEND_REQUESTED,
    CHECKPOINT_CLOCK_VIRTUAL,
    CHECKPOINT_CLOCK_HOST,
    CHECKPOINT_CLOCK_VIRTUAL_RT,
    CHECKPOINT_INIT,
    CHECKPOINT_RESET,
    CHECKPOINT_COUNT
} ReplayCheckpoint;

/**
 * replay_checkpoint - may what stands behind this point happen now?
 *
 * Recording: logs it; true. Playing: true once, when the log has come to it.
 * Otherwise true.
 */
bool replay_checkpoint(ReplayCheckpoint checkpoint);

/* qemu_bh_schedule; bottom halves follow from what fires. */
void replay_bh_schedule_event(QEMUBH *bh);

#ifdef __cplusplus
}
#endif

#endif
