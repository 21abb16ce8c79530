/*
 * replay-log: the file a recording is, record by record.
 *
 *   "VMTREPL1"  then records of 32 bytes, big-endian:
 *   0 kind  1 which  2-3 zero  4-7 check  8 value  16 expire_ns  24 callback
 *
 * The check is a CRC-32 over the record with the check itself 0, that starts from
 * the last record's check: a record that is missing or misplaced is seen too. The
 * last record is REPLAY_END; without it the log is truncated. A log is read and
 * checked whole before anything is played.
 */
#include "parts/replay-log.h"

#include "parts/contract.h"
#include "parts/checksum.h"

#include <endian.h>
#include <errno.h>
#include <string.h>

enum { RECORD_SIZE = 32 };
static const char magic[8] = "VMTREPL1";

static void put64(uint8_t *at, uint64_t value)
{
    value = htobe64(value);
    memcpy(at, &value, sizeof value);
}

static uint64_t get64(const uint8_t *at)
{
    uint64_t value;

    memcpy(&value, at, sizeof value);
    return be64toh(value);
}

/* @last_check is the check of the record before; becomes this one's. */
static void encode(uint8_t bytes[RECORD_SIZE], const ReplayRecord *record,
                   uint32_t *last_check)
{
    memset(bytes, 0, RECORD_SIZE);
    bytes[0] = record->kind;
    bytes[1] = record->which;
    put64(bytes + 8, (uint64_t)record->value);
    put64(bytes + 16, (uint64_t)record->expire_ns);
    put64(bytes + 24, record->callback);
    *last_check = vmt_checksum(*last_check, bytes, RECORD_SIZE);
    uint32_t check = htobe32(*last_check);
    memcpy(bytes + 4, &check, sizeof check);
}

static const uint8_t which_limit[] = {
    [REPLAY_FIRED] = QEMU_CLOCK_MAX,
    [REPLAY_READ] = REPLAY_CLOCK_COUNT,
    [REPLAY_PASSED] = CHECKPOINT_COUNT,
    [REPLAY_END] = 1,
};

/* False: damaged. */
static bool decode(const uint8_t bytes[RECORD_SIZE], ReplayRecord *ret_record,
                   uint32_t *last_check)
{
    uint8_t again[RECORD_SIZE];

    *ret_record = (ReplayRecord){
        .kind = bytes[0],
        .which = bytes[1],
        .value = (int64_t)get64(bytes + 8),
        .expire_ns = (int64_t)get64(bytes + 16),
        .callback = get64(bytes + 24),
    };
    encode(again, ret_record, last_check);
    return memcmp(bytes, again, RECORD_SIZE) == 0
           && ret_record->kind >= REPLAY_FIRED
           && ret_record->kind <= REPLAY_END
           && ret_record->which < which_limit[ret_record->kind];
}

static uint32_t write_check; /* of the record written last */

static void note_error(ReplayLog *log)
{
    if (!log->error) {
        log->error = -errno;
        contract_warn("replay: the log cannot be written; the recording is "
                      "incomplete");
    }
}

int vmt_replay_log_create(ReplayLog *log, const char *path, Error **errp)
{
    *log = (ReplayLog){.file = fopen(path, "wxe")};
    write_check = 0;
    if (!log->file) {
        int error = errno;

        error_setg(errp, "vmtimer_replay_record: %s: %s", path,
                   strerror(error));
        return -error;
    }
    if (fwrite(magic, sizeof magic, 1, log->file) != 1) {
        note_error(log);
    }
    return 0;
}

void vmt_replay_log_write(ReplayLog *log, const ReplayRecord *record)
{
    uint8_t bytes[RECORD_SIZE];

    encode(bytes, record, &write_check);
    if (!log->error && fwrite(bytes, sizeof bytes, 1, log->file) != 1) {
        note_error(log);
    }
}

static int refuse(ReplayLog *log, FILE *file, const char *path, long offset,
                  const char *why, Error **errp)
{
    fclose(file);
    free(log->records);
    *log = (ReplayLog){0};
    error_setg(errp, "vmtimer_replay_play: %s: %s at offset %ld", path, why,
               offset);
    return -EINVAL;
}

static void append(ReplayLog *log, size_t *room, const ReplayRecord *record)
{
    if (log->count == *room) {
        *room = *room ? *room * 2 : 64;
        log->records = reallocarray(log->records, *room, sizeof *record);
        CONTRACT(log->records, "out of memory");
    }
    log->records[log->count++] = *record;
}

/* Every recording begins with where the clocks stood. */
static bool has_start(const ReplayLog *log)
{
    return log->count > REPLAY_CLOCK_COUNT
           && log->records[0].kind == REPLAY_READ
           && log->records[0].which == REPLAY_CLOCK_HOST
           && log->records[1].kind == REPLAY_READ
           && log->records[1].which == REPLAY_CLOCK_VIRTUAL_RT;
}

int vmt_replay_log_load(ReplayLog *log, const char *path, Error **errp)
{
    uint8_t bytes[RECORD_SIZE];
    ReplayRecord record = {0};
    uint32_t check = 0;
    size_t room = 0;
    FILE *file = fopen(path, "re");

    *log = (ReplayLog){0};
    if (!file) {
        int error = errno;

        error_setg(errp, "vmtimer_replay_play: %s: %s", path, strerror(error));
        return -error;
    }
    if (fread(bytes, sizeof magic, 1, file) != 1
        || memcmp(bytes, magic, sizeof magic)) {
        return refuse(log, file, path, 0, "this is no recording", errp);
    }
    while (record.kind != REPLAY_END) {
        long offset = (long)(sizeof magic + log->count * RECORD_SIZE);

        if (fread(bytes, sizeof bytes, 1, file) != 1) {
            return refuse(log, file, path, offset, "truncated", errp);
        }
        if (!decode(bytes, &record, &check)) {
            return refuse(log, file, path, offset, "damaged", errp);
        }
        append(log, &room, &record);
    }
    if (fgetc(file) != EOF) {
        return refuse(log, file, path,
                      (long)(sizeof magic + log->count * RECORD_SIZE),
                      "something behind the end", errp);
    }
    if (!has_start(log)) {
        return refuse(log, file, path, sizeof magic, "no start", errp);
    }
    fclose(file);
    return 0;
}

const ReplayRecord *vmt_replay_log_peek(const ReplayLog *log)
{
    static const ReplayRecord end = {.kind = REPLAY_END};

    return log->next < log->count ? &log->records[log->next] : &end;
}

int vmt_replay_log_close(ReplayLog *log)
{
    if (log->file) {
        vmt_replay_log_write(log, &(ReplayRecord){.kind = REPLAY_END});
        if (fclose(log->file)) {
            note_error(log);
        }
    }
    free(log->records);
    int error = log->error;
    *log = (ReplayLog){0};
    return error;
}
