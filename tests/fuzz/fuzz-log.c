/*
 * fuzz-log: any bytes as a recording, and a reader of its own that says what becomes
 * of it: taken, with which records, or refused, why and at what offset.
 *
 * The first byte of an input says whether the rest is the file, or its records
 * without checks.
 */
#include "fuzz-play.h"
#include "sealed.h"

#include "parts/replay-log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { HEAD = 8, RECORD = 32, CHECK_AT = 4, LARGEST = 1 << 16 };

/* Kind, which and values of each record stay; all else becomes as it must be. */
static void seal(uint8_t *bytes, size_t size)
{
    uint32_t check = 0;

    memcpy(bytes, "VMTREPL1", HEAD);
    for (size_t at = HEAD; at + RECORD <= size; at += RECORD) {
        memset(bytes + at + 2, 0, 6);
        check = sealed_check(check, bytes + at, RECORD);
        sealed_put(bytes + at + CHECK_AT, check, 4);
    }
}

static bool is_record(const uint8_t *at, uint32_t *check)
{
    static const uint8_t limits[] = {0, 4, 2, CHECKPOINT_COUNT, 1};
    uint8_t plain[RECORD];

    memcpy(plain, at, RECORD);
    memset(plain + CHECK_AT, 0, 4);
    *check = sealed_check(*check, plain, RECORD);
    return sealed_get(at + CHECK_AT, 4) == *check && at[2] == 0 && at[3] == 0
           && at[0] >= 1 && at[0] <= 4 && at[1] < limits[at[0]];
}

static bool has_start(const uint8_t *bytes, size_t count)
{
    return count > 2 && bytes[HEAD] == REPLAY_READ && bytes[HEAD + 1] == 0
           && bytes[HEAD + RECORD] == REPLAY_READ && bytes[HEAD + RECORD + 1] == 1;
}

/* NULL: it is taken. Otherwise why not, and where. */
static const char *judge(const uint8_t *bytes, size_t size, size_t *ret_offset)
{
    uint32_t check = 0;
    size_t at = HEAD;

    *ret_offset = 0;
    if (size < HEAD || memcmp(bytes, "VMTREPL1", HEAD)) {
        return "this is no recording";
    }
    do {
        *ret_offset = at;
        if (size - at < RECORD) {
            return "truncated";
        }
        if (!is_record(bytes + at, &check)) {
            return "damaged";
        }
        at += RECORD;
    } while (bytes[at - RECORD] != REPLAY_END);
    *ret_offset = at;
    if (at < size) {
        return "something behind the end";
    }
    *ret_offset = HEAD;
    return has_start(bytes, (size - HEAD) / RECORD) ? NULL : "no start";
}

static void compare_records(const ReplayLog *log, const uint8_t *bytes, size_t size)
{
    if (log->count != (size - HEAD) / RECORD) {
        sealed_differ("another number of records");
    }
    for (size_t i = 0; i < log->count; i++) {
        const uint8_t *at = bytes + HEAD + i * RECORD;
        const ReplayRecord *r = &log->records[i];

        if (r->kind != at[0] || r->which != at[1]
            || (uint64_t)r->value != sealed_get(at + 8, 8)
            || (uint64_t)r->expire_ns != sealed_get(at + 16, 8)
            || r->callback != sealed_get(at + 24, 8)) {
            sealed_differ("another record");
        }
    }
}

static void compare_refusal(Error *error, const char *path, const char *why,
                            size_t offset)
{
    char sentence[256];

    snprintf(sentence, sizeof sentence, "vmtimer_replay_play: %s: %s at offset %zu",
             path, why, offset);
    if (strcmp(error_get_pretty(error), sentence)) {
        fprintf(stderr, "%s\n", error_get_pretty(error));
        sealed_differ(sentence);
    }
}

static void load(const char *path, const uint8_t *bytes, size_t size)
{
    size_t offset;
    const char *why = judge(bytes, size, &offset);
    Error *error = NULL;
    ReplayLog log;
    int status = vmt_replay_log_load(&log, path, &error);

    if (!status != !why) {
        sealed_differ(why ? why : error_get_pretty(error));
    }
    if (why) {
        compare_refusal(error, path, why, offset);
    } else {
        compare_records(&log, bytes, size);
    }
    error_free(error);
    vmt_replay_log_close(&log);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t bytes[LARGEST];
    char path[64];
    size_t count = 0;

    if (size > 0 && size < LARGEST - HEAD) {
        bool is_sealed = data[0] & 1;

        count = size - 1 + (is_sealed ? HEAD : 0);
        memcpy(bytes + (is_sealed ? HEAD : 0), data + 1, size - 1);
        if (is_sealed) {
            seal(bytes, count);
        }
    }
    int fd = memfd_create("log", MFD_CLOEXEC);
    if (fd < 0 || write(fd, bytes, count) != (ssize_t)count) {
        sealed_differ("no memory for a file");
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    load(path, bytes, count);
    close(fd);
    return 0;
}
