/*
 * replay: record what timers did, and make them do it again.
 *
 * A clock source like any other, put in front of a clock's own reading. Time stands
 * between firings:
 *
 *   before_pass   takes a reading, shows it to the pass alone (its next read)
 *   before_timer  something is due: the reading becomes the clock's, and is logged
 *                 with the timer
 *
 * Playing is the same with the log in the place of the clock: a pass sees the next
 * record's reading if that record is its clock's, otherwise it sees no time pass. What
 * is then due must be the timer in the record. When the log goes on with another
 * clock, that clock is notified, so that its loop looks.
 *
 * Lock: `lock`, for log and readings; not held over a notify. The pass's thread is
 * the only one that is shown a reading ahead.
 */
#include "vmtimer/replay.h"

#include "parts/contract.h"
#include "parts/replay-log.h"
#include "vmtimer/icount.h"

#include <dlfcn.h>
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <string.h>

/* Passes that may find nothing due although the log says that something is. */
enum { PATIENCE = 100000 };

typedef struct Track {
    QEMUClockType type;
    int64_t now_ns; /* the clock, as everybody sees it */
} Track;

ReplayMode replay_mode;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ReplayLog replay_log;
static Track tracks[QEMU_CLOCK_MAX];
static unsigned fruitless_passes;

/* What this thread's pass is shown: the reading, and whether it has read it. */
static _Thread_local const Track *ahead_of;
static _Thread_local int64_t ahead_ns;

/* A clock's own time, while we stand in front of it. */
static int64_t own_ns(QEMUClockType type)
{
    return type == QEMU_CLOCK_HOST ? get_clock_realtime() : cpu_get_clock();
}

static const ReplayRecord *next_record(void)
{
    return replay_log_peek(&replay_log);
}

static bool is_next(QEMUClockType type)
{
    return next_record()->kind == REPLAY_FIRED && next_record()->which == type;
}

/* The distance from the start of its object: the same wherever that is loaded. */
static uint64_t identity_of(QEMUTimerCB *cb)
{
    Dl_info object;
    uintptr_t address = (uintptr_t)cb;

    return dladdr((void *)address, &object)
               ? address - (uintptr_t)object.dli_fbase : address;
}

static int64_t source_read(void *opaque)
{
    Track *track = opaque;

    if (ahead_of == track) {
        ahead_of = NULL;
        return ahead_ns;
    }
    pthread_mutex_lock(&lock);
    int64_t now_ns = track->now_ns;
    pthread_mutex_unlock(&lock);
    return now_ns;
}

static void diverged(const Track *track, const char *now, const ReplayRecord *r)
{
    char sentence[256];

    snprintf(sentence, sizeof sentence,
             "the replay differs at record %zu: recorded clock %d, expiry "
             "%" PRId64 ", at %" PRId64 ", callback +%#" PRIx64 "; now clock %d, "
             "%s", replay_log.next, r->which, r->expire_ns, r->value,
             r->callback, track->type, now);
    contract_warn(sentence);
    contract_broken("vmtimer_replay_play", "the log wants another firing");
}

static bool source_before_pass(void *opaque)
{
    Track *track = opaque;

    pthread_mutex_lock(&lock);
    ahead_of = track;
    if (replay_mode == REPLAY_MODE_RECORD) {
        int64_t now_ns = own_ns(track->type);

        ahead_ns = now_ns > track->now_ns || track->type == QEMU_CLOCK_HOST
                       ? now_ns : track->now_ns;
    } else if (is_next(track->type)) {
        ahead_ns = next_record()->value;
        if (++fruitless_passes > PATIENCE) {
            diverged(track, "nothing is due", next_record());
        }
    } else {
        ahead_ns = track->now_ns;
    }
    pthread_mutex_unlock(&lock);
    return true;
}

static void record_firing(Track *track, const QEMUTimer *ts)
{
    track->now_ns = ahead_ns;
    replay_log_write(&replay_log, &(ReplayRecord){
        .kind = REPLAY_FIRED,
        .which = (uint8_t)track->type,
        .value = track->now_ns,
        .expire_ns = ts->expire_time,
        .callback = identity_of(ts->cb),
    });
}

/* True: this is the one. False: the log wants another clock first. */
static bool play_firing(Track *track, const QEMUTimer *ts)
{
    const ReplayRecord *r = next_record();
    char now[128];

    if (r->kind != REPLAY_END && !is_next(track->type)) {
        return false;
    }
    if (r->kind == REPLAY_END || r->expire_ns != ts->expire_time
        || r->callback != identity_of(ts->cb)) {
        snprintf(now, sizeof now, "expiry %" PRId64 ", callback +%#" PRIx64,
                 ts->expire_time, identity_of(ts->cb));
        diverged(track, now, r);
    }
    track->now_ns = r->value;
    fruitless_passes = 0;
    replay_log.next++;
    return true;
}

/* Whose turn it is by the log; QEMU_CLOCK_MAX: no clock's. */
static QEMUClockType awaited_clock(void)
{
    return replay_mode == REPLAY_MODE_PLAY
                   && next_record()->kind == REPLAY_FIRED
               ? (QEMUClockType)next_record()->which : QEMU_CLOCK_MAX;
}

static bool source_before_timer(void *opaque, const QEMUTimer *ts)
{
    Track *track = opaque;
    bool granted = true;

    if (ts->attributes & QEMU_TIMER_ATTR_EXTERNAL) {
        return true;
    }
    pthread_mutex_lock(&lock);
    if (replay_mode == REPLAY_MODE_RECORD) {
        record_firing(track, ts);
    } else {
        granted = play_firing(track, ts);
    }
    QEMUClockType awaited = awaited_clock();
    pthread_mutex_unlock(&lock);
    if (awaited != QEMU_CLOCK_MAX) {
        qemu_clock_notify(awaited);
    }
    return granted;
}

/* Recording: when it will be. Playing: at once, when it is this clock's turn. */
static bool source_kernel_deadline(void *opaque, int64_t expire_ns,
                                   int64_t *ret_kernel_ns)
{
    Track *track = opaque;

    if (replay_mode == REPLAY_MODE_PLAY) {
        pthread_mutex_lock(&lock);
        bool is_awaited = is_next(track->type);
        pthread_mutex_unlock(&lock);
        *ret_kernel_ns = 1;
        return is_awaited;
    }
    int64_t left_ns = expire_ns - own_ns(track->type);
    *ret_kernel_ns = (track->type == QEMU_CLOCK_HOST ? get_clock_realtime()
                                                     : get_clock())
                     + (left_ns > 0 ? left_ns : 0);
    return true;
}

static const VmtimerClockSource replay_source = {
    .read = source_read,
    .kernel_deadline = source_kernel_deadline,
    .before_pass = source_before_pass,
    .before_timer = source_before_timer,
};

static bool is_tracked(QEMUClockType type)
{
    return type != QEMU_CLOCK_REALTIME
           && (type != QEMU_CLOCK_VIRTUAL || !use_icount);
}

/* Both kinds of run start at the same times: those of the first record, or 0. */
static void start(ReplayMode mode)
{
    replay_mode = mode;
    fruitless_passes = 0;
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        tracks[type] = (Track){.type = (QEMUClockType)type};
    }
    tracks[QEMU_CLOCK_HOST].now_ns = replay_clock(REPLAY_CLOCK_HOST,
                                                  get_clock_realtime());
    tracks[QEMU_CLOCK_VIRTUAL_RT].now_ns = replay_clock(
        REPLAY_CLOCK_VIRTUAL_RT, cpu_get_clock());
    tracks[QEMU_CLOCK_VIRTUAL].now_ns = tracks[QEMU_CLOCK_VIRTUAL_RT].now_ns;
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (is_tracked((QEMUClockType)type)) {
            vmtimer_clock_set_source((QEMUClockType)type, &replay_source,
                                     &tracks[type]);
        }
    }
}

int vmtimer_replay_record(const char *path, Error **errp)
{
    CONTRACT(replay_mode == REPLAY_MODE_NONE, "a replay is under way");
    int error = replay_log_create(&replay_log, path, errp);

    if (!error) {
        start(REPLAY_MODE_RECORD);
    }
    return error;
}

int vmtimer_replay_play(const char *path, Error **errp)
{
    CONTRACT(replay_mode == REPLAY_MODE_NONE, "a replay is under way");
    int error = replay_log_load(&replay_log, path, errp);

    if (!error) {
        start(REPLAY_MODE_PLAY);
    }
    return error;
}

bool vmtimer_replay_is_done(void)
{
    pthread_mutex_lock(&lock);
    bool is_done = replay_mode != REPLAY_MODE_PLAY
                   || next_record()->kind == REPLAY_END;
    pthread_mutex_unlock(&lock);
    return is_done;
}

int vmtimer_replay_finish(void)
{
    CONTRACT(replay_mode != REPLAY_MODE_NONE, "no replay is under way");
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (is_tracked((QEMUClockType)type)) {
            vmtimer_clock_set_source((QEMUClockType)type, NULL, NULL);
        }
    }
    pthread_mutex_lock(&lock);
    replay_mode = REPLAY_MODE_NONE;
    int error = replay_log_close(&replay_log);
    pthread_mutex_unlock(&lock);
    return error;
}

int64_t replay_clock(ReplayClockKind kind, int64_t value)
{
    pthread_mutex_lock(&lock);
    if (replay_mode == REPLAY_MODE_RECORD) {
        replay_log_write(&replay_log, &(ReplayRecord){
            .kind = REPLAY_READ, .which = (uint8_t)kind, .value = value});
    } else if (replay_mode == REPLAY_MODE_PLAY) {
        const ReplayRecord *r = next_record();

        if (r->kind != REPLAY_READ || r->which != kind) {
            contract_broken("REPLAY_CLOCK", "the log has no reading here: the "
                            "replay differs");
        }
        value = r->value;
        replay_log.next++;
    }
    pthread_mutex_unlock(&lock);
    return value;
}

bool replay_checkpoint(ReplayCheckpoint checkpoint)
{
    bool passed = true;

    pthread_mutex_lock(&lock);
    if (replay_mode == REPLAY_MODE_RECORD) {
        replay_log_write(&replay_log, &(ReplayRecord){
            .kind = REPLAY_PASSED, .which = (uint8_t)checkpoint});
    } else if (replay_mode == REPLAY_MODE_PLAY) {
        const ReplayRecord *r = next_record();

        passed = r->kind == REPLAY_PASSED && r->which == checkpoint;
        replay_log.next += passed;
    }
    pthread_mutex_unlock(&lock);
    return passed;
}

void replay_bh_schedule_event(QEMUBH *bh)
{
    qemu_bh_schedule(bh);
}
