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
 * record's reading if that record is its clock's, otherwise it sees no time pass.
 * What is then due must be the timer in the record. When the log goes on with
 * another clock, that clock is notified, so that its loop looks.
 *
 * Passes nest, over other clocks and the same: each thread has a reading ahead per
 * clock. A pass inside another may have taken an earlier one (HOST can be set back):
 * what is logged is never before the timer's time.
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

/*
 * How long the firing that the log has come to may fail to appear, while passes look
 * for it: another thread may have to arm it first.
 */
enum { PATIENCE_S = 10, PATIENCE_PASSES = 16, LOOK_AGAIN_MS = 100 };

typedef struct Track {
    QEMUClockType type;
    int64_t now_ns; /* the clock, as everybody sees it */
} Track;

ReplayMode replay_mode;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ReplayLog replay_log;
static Track tracks[QEMU_CLOCK_MAX];
static unsigned fruitless_passes; /* since the log's last step */
static int64_t fruitless_since_ns;

/* What this thread's passes are shown, and who has not read it yet. */
static _Thread_local const Track *ahead_of;
static _Thread_local int64_t ahead_ns[QEMU_CLOCK_MAX];

/* A clock's own time, while we stand in front of it. */
static int64_t own_ns(QEMUClockType type)
{
    return type == QEMU_CLOCK_HOST ? get_clock_realtime() : cpu_get_clock();
}

static const ReplayRecord *next_record(void)
{
    return vmt_replay_log_peek(&replay_log);
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
        return ahead_ns[track->type];
    }
    pthread_mutex_lock(&lock);
    int64_t now_ns = track->now_ns;
    pthread_mutex_unlock(&lock);
    return now_ns;
}

static const char *const clock_names[] = {
    "REALTIME", "VIRTUAL", "HOST", "VIRTUAL_RT",
};

/* The log's next record, for a reader. */
static void describe(const ReplayRecord *r, char *ret_text, size_t size)
{
    switch (r->kind) {
    case REPLAY_FIRED:
        snprintf(ret_text, size, "%s's timer of %" PRId64 ", at %" PRId64
                 ", callback +%#" PRIx64, clock_names[r->which], r->expire_ns,
                 r->value, r->callback);
        break;
    case REPLAY_READ:
        snprintf(ret_text, size, "REPLAY_CLOCK of kind %d", r->which);
        break;
    case REPLAY_PASSED:
        snprintf(ret_text, size, "replay_checkpoint %d", r->which);
        break;
    default:
        snprintf(ret_text, size, "the end");
    }
}

/* What the log has, and what there is. */
static void show_both(const char *now)
{
    char recorded[128];
    char sentence[320];

    describe(next_record(), recorded, sizeof recorded);
    snprintf(sentence, sizeof sentence,
             "the replay differs at record %zu: recorded %s; now %s",
             replay_log.next, recorded, now);
    contract_warn(sentence);
}

static void diverged(const char *now)
{
    show_both(now);
    contract_broken("vmtimer_replay_play", "the log wants another firing");
}

/* The log has gone one record on. */
static void step(void)
{
    replay_log.next++;
    fruitless_passes = 0;
}

/* The log wants a firing, and passes have not come upon it for too long. */
static bool is_fruitless(void)
{
    int64_t now_ns = get_clock();

    if (replay_mode != REPLAY_MODE_PLAY || next_record()->kind == REPLAY_END) {
        return false;
    }
    if (fruitless_passes++ == 0) {
        fruitless_since_ns = now_ns;
    }
    return fruitless_passes > PATIENCE_PASSES
           && now_ns - fruitless_since_ns > PATIENCE_S * NANOSECONDS_PER_SECOND;
}

static void give_up(const Track *track)
{
    int64_t left_ns = qemu_clock_deadline_ns_all(track->type, -1);
    char now[128];

    snprintf(now, sizeof now, "%s, %s %" PRId64, clock_names[track->type],
             left_ns > 0 ? "nothing due before a timer of" : "a timer due at",
             track->now_ns + left_ns);
    diverged(now);
}

/* What a pass over the clock may see. */
static int64_t shown_ns(const Track *track)
{
    if (replay_mode == REPLAY_MODE_PLAY) {
        return is_next(track->type) ? next_record()->value : track->now_ns;
    }
    int64_t now_ns = own_ns(track->type);

    return now_ns > track->now_ns || track->type == QEMU_CLOCK_HOST
               ? now_ns : track->now_ns;
}

static bool source_before_pass(void *opaque)
{
    Track *track = opaque;

    pthread_mutex_lock(&lock);
    ahead_ns[track->type] = shown_ns(track);
    bool is_stuck = is_fruitless();
    pthread_mutex_unlock(&lock);
    if (is_stuck) {
        give_up(track);
    }
    ahead_of = track;
    return true;
}

static void record_firing(Track *track, const QEMUTimer *ts)
{
    int64_t now_ns = ahead_ns[track->type];

    track->now_ns = now_ns > ts->expire_time ? now_ns : ts->expire_time;
    vmt_replay_log_write(&replay_log, &(ReplayRecord){
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
        snprintf(now, sizeof now, "%s's timer of %" PRId64 ", callback +%#"
                 PRIx64, clock_names[track->type], ts->expire_time,
                 identity_of(ts->cb));
        diverged(now);
    }
    track->now_ns = r->value;
    step();
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
    } else if (replay_mode == REPLAY_MODE_PLAY) {
        granted = play_firing(track, ts);
    }
    QEMUClockType awaited = awaited_clock();
    pthread_mutex_unlock(&lock);
    if (awaited != QEMU_CLOCK_MAX) {
        qemu_clock_notify(awaited);
    }
    return granted;
}

/* What the kernel's timers of a clock count. */
static int64_t kernel_ns(QEMUClockType type)
{
    return type == QEMU_CLOCK_HOST ? get_clock_realtime() : get_clock();
}

/*
 * Recording: when it will be. Playing: at once, when it is the one that the log
 * wants; when the clock's turn has come, but not this timer's, look again later.
 */
static bool source_kernel_deadline(void *opaque, int64_t expire_ns,
                                   int64_t *ret_kernel_ns)
{
    Track *track = opaque;

    if (replay_mode == REPLAY_MODE_PLAY) {
        pthread_mutex_lock(&lock);
        bool is_awaited = is_next(track->type);
        bool is_due = is_awaited && expire_ns <= next_record()->value;
        pthread_mutex_unlock(&lock);
        *ret_kernel_ns = is_due ? 1 : kernel_ns(track->type)
                                          + (int64_t)LOOK_AGAIN_MS * SCALE_MS;
        return is_awaited;
    }
    int64_t left_ns = expire_ns - own_ns(track->type);
    *ret_kernel_ns = left_ns < INT64_MAX - kernel_ns(track->type)
                         ? kernel_ns(track->type) + (left_ns > 0 ? left_ns : 0)
                         : INT64_MAX;
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
    int error = vmt_replay_log_create(&replay_log, path, errp);

    if (!error) {
        start(REPLAY_MODE_RECORD);
    }
    return error;
}

int vmtimer_replay_play(const char *path, Error **errp)
{
    CONTRACT(replay_mode == REPLAY_MODE_NONE, "a replay is under way");
    int error = vmt_replay_log_load(&replay_log, path, errp);

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
    int error = vmt_replay_log_close(&replay_log);
    pthread_mutex_unlock(&lock);
    return error;
}

int64_t replay_clock(ReplayClockKind kind, int64_t value)
{
    pthread_mutex_lock(&lock);
    if (replay_mode == REPLAY_MODE_RECORD) {
        vmt_replay_log_write(&replay_log, &(ReplayRecord){
            .kind = REPLAY_READ, .which = (uint8_t)kind, .value = value});
    } else if (replay_mode == REPLAY_MODE_PLAY) {
        const ReplayRecord *r = next_record();

        if (r->kind != REPLAY_READ || r->which != kind) {
            char now[64];

            snprintf(now, sizeof now, "REPLAY_CLOCK of kind %d", kind);
            show_both(now);
            contract_broken("REPLAY_CLOCK", "the log has no reading here: the "
                            "replay differs");
        }
        value = r->value;
        step();
    }
    pthread_mutex_unlock(&lock);
    return value;
}

bool replay_checkpoint(ReplayCheckpoint checkpoint)
{
    bool passed = true;

    pthread_mutex_lock(&lock);
    if (replay_mode == REPLAY_MODE_RECORD) {
        vmt_replay_log_write(&replay_log, &(ReplayRecord){
            .kind = REPLAY_PASSED, .which = (uint8_t)checkpoint});
    } else if (replay_mode == REPLAY_MODE_PLAY) {
        const ReplayRecord *r = next_record();

        passed = r->kind == REPLAY_PASSED && r->which == checkpoint;
        if (passed) {
            step();
        }
    }
    pthread_mutex_unlock(&lock);
    return passed;
}

void replay_bh_schedule_event(QEMUBH *bh)
{
    qemu_bh_schedule(bh);
}
