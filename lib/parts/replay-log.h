/*
 * replay-log: the file a recording is, record by record.
 */
#ifndef VMT_PARTS_REPLAY_LOG_H
#define VMT_PARTS_REPLAY_LOG_H

#include "vmtimer/replay.h"

#include <stdio.h>

typedef enum ReplayKind {
    REPLAY_FIRED = 1,  /* a timer: clock, its time, the reading, which callback */
    REPLAY_READ,       /* a reading of the program's own: kind, value */
    REPLAY_PASSED,     /* a checkpoint */
    REPLAY_END,
} ReplayKind;

typedef struct ReplayRecord {
    uint8_t kind;
    uint8_t which;     /* clock, reading's kind, checkpoint */
    int64_t value;     /* the reading */
    int64_t expire_ns; /* REPLAY_FIRED */
    uint64_t callback; /* REPLAY_FIRED: the same in every process */
} ReplayRecord;

typedef struct ReplayLog {
    FILE *file;            /* recording */
    int error;             /* the first that writing met, -errno */
    ReplayRecord *records; /* playing: all of them, checked */
    size_t count;
    size_t next;
} ReplayLog;

/* 0, or -errno and *@errp. */
int vmt_replay_log_create(ReplayLog *log, const char *path, Error **errp);
int vmt_replay_log_load(ReplayLog *log, const char *path, Error **errp);

void vmt_replay_log_write(ReplayLog *log, const ReplayRecord *record);

/* The next record; REPLAY_END at the end. */
const ReplayRecord *vmt_replay_log_peek(const ReplayLog *log);

/* 0, or the first -errno that writing met. */
int vmt_replay_log_close(ReplayLog *log);

#endif
