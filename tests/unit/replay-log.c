/*
 * replay-log: a recording that is not whole is refused, and says where.
 */
#include "child.h"
#include "folder.h"
#include "parts/replay-log.h"
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { HEAD = 8, RECORD = 32, RECORDS = 6 };
#define SIZE (HEAD + RECORDS * RECORD)

/* A log in a folder of its own, and its bytes. */
typedef struct Given {
    Folder *folder;
    char *path;
    uint8_t bytes[SIZE];
} Given;

static void write_bytes(Given *g, size_t count)
{
    FILE *file = fopen(g->path, "w");

    assert_int_equal(fwrite(g->bytes, 1, count, file), count);
    fclose(file);
}

static Given given(void)
{
    static const ReplayRecord records[] = {
        {.kind = REPLAY_READ, .which = REPLAY_CLOCK_HOST, .value = INT64_MAX},
        {.kind = REPLAY_READ, .which = REPLAY_CLOCK_VIRTUAL_RT, .value = -1},
        {.kind = REPLAY_FIRED, .which = QEMU_CLOCK_HOST, .value = 7,
         .expire_ns = 6, .callback = UINT64_MAX},
        {.kind = REPLAY_PASSED, .which = CHECKPOINT_RESET},
        {.kind = REPLAY_FIRED, .which = QEMU_CLOCK_VIRTUAL, .value = 9,
         .expire_ns = 9},
    };
    Given g = {.folder = folder_new()};
    ReplayLog log;

    g.path = folder_file(g.folder, "log");
    assert_int_equal(vmt_replay_log_create(&log, g.path, NULL), 0);
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        vmt_replay_log_write(&log, &records[i]);
    }
    assert_int_equal(vmt_replay_log_close(&log), 0);
    FILE *file = fopen(g.path, "r");
    assert_int_equal(fread(g.bytes, 1, SIZE, file), SIZE);
    assert_int_equal(fgetc(file), EOF);
    fclose(file);
    return g;
}

static void done(Given *g)
{
    folder_free(g->folder);
}

static void assert_refused(Given *g, const char *why, size_t offset)
{
    char sentence[128];
    Error *error = NULL;
    ReplayLog log;

    snprintf(sentence, sizeof sentence, "vmtimer_replay_play: %s: %s at offset "
             "%zu", g->path, why, offset);
    assert_int_equal(vmt_replay_log_load(&log, g->path, &error), -EINVAL);
    assert_string_equal(error_get_pretty(error), sentence);
    assert_null(log.records);
    error_free(error);
}

static void a_log_is_read_as_it_was_written(void **state)
{
    Given g = given();
    ReplayLog log;

    assert_int_equal(vmt_replay_log_load(&log, g.path, NULL), 0);
    assert_int_equal(log.count, RECORDS);
    assert_true(log.records[0].value == INT64_MAX);
    assert_int_equal(log.records[1].value, -1);
    assert_int_equal(log.records[2].which, QEMU_CLOCK_HOST);
    assert_int_equal(log.records[2].expire_ns, 6);
    assert_true(log.records[2].callback == UINT64_MAX);
    log.next = RECORDS - 1;
    assert_int_equal(vmt_replay_log_peek(&log)->kind, REPLAY_END);
    log.next = RECORDS;
    assert_int_equal(vmt_replay_log_peek(&log)->kind, REPLAY_END);
    assert_int_equal(vmt_replay_log_close(&log), 0);
    assert_int_equal(vmt_replay_log_peek(&log)->kind, REPLAY_END);
    done(&g);
}

static void a_log_truncated_anywhere_is_refused_with_the_offset(void **state)
{
    Given g = given();

    for (size_t size = 0; size < SIZE; size++) {
        write_bytes(&g, size);
        if (size < HEAD) {
            assert_refused(&g, "this is no recording", 0);
        } else {
            assert_refused(&g, "truncated", size - (size - HEAD) % RECORD);
        }
    }
    done(&g);
}

static void a_log_with_any_byte_changed_is_refused_with_the_offset(void **state)
{
    static const uint8_t flips[] = {0x01, 0x80, 0xff};
    Given g = given();

    for (size_t at = 0; at < SIZE; at++) {
        for (size_t i = 0; i < sizeof flips; i++) {
            g.bytes[at] ^= flips[i];
            write_bytes(&g, SIZE);
            if (at < HEAD) {
                assert_refused(&g, "this is no recording", 0);
            } else {
                assert_refused(&g, "damaged", at - (at - HEAD) % RECORD);
            }
            g.bytes[at] ^= flips[i];
        }
    }
    done(&g);
}

static void a_log_with_records_lost_moved_or_added_is_refused(void **state)
{
    Given g = given();
    uint8_t whole[SIZE];

    memcpy(whole, g.bytes, SIZE);
    memmove(g.bytes + HEAD + 2 * RECORD, g.bytes + HEAD + 3 * RECORD,
            3 * RECORD);
    write_bytes(&g, SIZE - RECORD);
    assert_refused(&g, "damaged", HEAD + 2 * RECORD);

    memcpy(g.bytes, whole, SIZE);
    memcpy(g.bytes + HEAD + 2 * RECORD, whole + HEAD + 3 * RECORD, RECORD);
    memcpy(g.bytes + HEAD + 3 * RECORD, whole + HEAD + 2 * RECORD, RECORD);
    write_bytes(&g, SIZE);
    assert_refused(&g, "damaged", HEAD + 2 * RECORD);

    memcpy(g.bytes, whole, SIZE);
    write_bytes(&g, SIZE);
    FILE *file = fopen(g.path, "a");
    fputc(0, file);
    fclose(file);
    assert_refused(&g, "something behind the end", SIZE);
    done(&g);
}

static void a_log_without_a_start_is_refused(void **state)
{
    Given g = given();
    ReplayLog log;

    unlink(g.path);
    assert_int_equal(vmt_replay_log_create(&log, g.path, NULL), 0);
    vmt_replay_log_write(&log, &(ReplayRecord){
        .kind = REPLAY_FIRED, .which = QEMU_CLOCK_VIRTUAL});
    vmt_replay_log_write(&log, &(ReplayRecord){
        .kind = REPLAY_READ, .which = REPLAY_CLOCK_HOST});
    assert_int_equal(vmt_replay_log_close(&log), 0);
    assert_refused(&g, "no start", HEAD);
    done(&g);
}

static void a_log_that_is_there_is_not_written_over(void **state)
{
    Given g = given();
    Error *error = NULL;

    assert_int_equal(vmtimer_replay_record(g.path, &error), -EEXIST);
    assert_non_null(strstr(error_get_pretty(error), "vmtimer_replay_record: "));
    error_free(error);
    error = NULL;
    unlink(g.path);
    assert_int_equal(vmtimer_replay_play(g.path, &error), -ENOENT);
    assert_non_null(strstr(error_get_pretty(error), "vmtimer_replay_play: "));
    error_free(error);
    assert_int_equal(replay_mode, REPLAY_MODE_NONE);
    done(&g);
}

static bool is_told;

static void note(void *opaque, const char *message)
{
    is_told |= strstr(message, "the log cannot be written") != NULL;
}

/* No file may grow beyond @size bytes; the process goes on. */
static void record_more_than(rlim_t size, const char *path, int64_t readings)
{
    struct rlimit limit = {size, size};

    vmtimer_set_log(note, NULL);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    need_equal(vmtimer_replay_record(path, NULL), 0);
    for (int64_t i = 0; i < readings; i++) {
        need_equal(REPLAY_CLOCK(REPLAY_CLOCK_HOST, i), i);
    }
    need_equal(vmtimer_replay_finish(), -EFBIG);
    need(is_told);
}

static void record_too_much(void *opaque)
{
    record_more_than(1000, opaque, 1000);
}

/* Little enough to be written at the end alone. */
static void record_a_little_too_much(void *opaque)
{
    record_more_than(HEAD + 4 * RECORD, opaque, 3);
}

static void a_disk_that_is_full_is_told_and_the_log_refused(void **state)
{
    Given g = given();

    unlink(g.path);
    assert_holds(record_too_much, g.path);
    assert_refused(&g, "truncated", 1000 - (1000 - HEAD) % RECORD);
    unlink(g.path);
    assert_holds(record_a_little_too_much, g.path);
    assert_refused(&g, "truncated", HEAD + 4 * RECORD);
    done(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_log_is_read_as_it_was_written),
        PROMISE(a_log_truncated_anywhere_is_refused_with_the_offset),
        PROMISE(a_log_with_any_byte_changed_is_refused_with_the_offset),
        PROMISE(a_log_with_records_lost_moved_or_added_is_refused),
        PROMISE(a_log_without_a_start_is_refused),
        PROMISE(a_log_that_is_there_is_not_written_over),
        PROMISE(a_disk_that_is_full_is_told_and_the_log_refused),
    };

    return cmocka_run_group_tests_name("replay-log", tests, NULL, NULL);
}
