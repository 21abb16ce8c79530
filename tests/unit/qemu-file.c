/*
 * qemu-file: a stream in memory.
 */
#include "folder.h"
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static QEMUFile *filled(void)
{
    QEMUFile *f = vmtimer_file_new();

    qemu_put_byte(f, 0x101);
    qemu_put_be16(f, 0x12345);
    qemu_put_be32(f, UINT32_MAX);
    qemu_put_be64(f, UINT64_C(0x0102030405060708));
    qemu_put_buffer(f, (const uint8_t *)"abc", 3);
    return f;
}

static void assert_filled(QEMUFile *f)
{
    uint8_t text[3];

    assert_int_equal(qemu_get_byte(f), 1);
    assert_int_equal(qemu_get_be16(f), 0x2345);
    assert_int_equal(qemu_get_be32(f), UINT32_MAX);
    assert_true(qemu_get_be64(f) == UINT64_C(0x0102030405060708));
    assert_int_equal(qemu_get_buffer(f, text, 3), 3);
    assert_memory_equal(text, "abc", 3);
    assert_int_equal(qemu_file_get_error(f), 0);
}

/* @f as a reader gets it; @f is closed. */
static QEMUFile *turned(QEMUFile *f)
{
    size_t size;
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);

    assert_non_null(loaded);
    assert_int_equal(qemu_fclose(f), 0);
    return loaded;
}

static void what_is_put_big_endian_is_got_again(void **state)
{
    QEMUFile *f = filled();
    size_t size;
    const uint8_t *bytes = vmtimer_file_bytes(f, &size);

    assert_int_equal(size, 20 + 1 + 2 + 4 + 8 + 3);
    assert_memory_equal(bytes + 20, "\x01\x23\x45\xff\xff\xff\xff\x01\x02\x03",
                        10);
    f = turned(f);
    assert_filled(f);
    qemu_fclose(f);
}

static void a_stream_may_be_large(void **state)
{
    QEMUFile *f = vmtimer_file_new();

    for (uint32_t i = 0; i < 100000; i++) {
        qemu_put_be32(f, i);
    }
    f = turned(f);
    for (uint32_t i = 0; i < 100000; i++) {
        assert_int_equal(qemu_get_be32(f), i);
    }
    assert_int_equal(qemu_fclose(f), 0);
}

static void streams_follow_each_other_in_a_descriptor(void **state)
{
    Folder *folder = folder_new();
    int fd = open(folder_file(folder, "two"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    QEMUFile *f = filled();

    assert_int_equal(vmtimer_file_save(f, fd), 0);
    assert_int_equal(vmtimer_file_save(f, fd), 0);
    qemu_fclose(f);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    for (int i = 0; i < 2; i++) {
        f = vmtimer_file_load(fd, NULL);
        assert_non_null(f);
        assert_filled(f);
        qemu_fclose(f);
    }
    Error *error = NULL;
    assert_null(vmtimer_file_load(fd, &error));
    assert_string_equal(error_get_pretty(error), "vmtimer_file_load: this is no "
                        "saved stream after 0 bytes");
    error_free(error);
    close(fd);
    folder_free(folder);
}

static void reading_beyond_the_end_is_an_error_and_0(void **state)
{
    QEMUFile *f = vmtimer_file_new();
    uint8_t byte = 9;

    qemu_put_be16(f, 0xffff);
    f = turned(f);
    assert_int_equal(qemu_get_be32(f), 0);
    assert_int_equal(qemu_file_get_error(f), -EIO);
    assert_int_equal(qemu_get_buffer(f, &byte, 1), 0);
    assert_int_equal(byte, 9);
    assert_int_equal(qemu_fclose(f), -EIO);
    assert_int_equal(qemu_fclose(NULL), 0);
}

static void the_wrong_way_is_an_error(void **state)
{
    QEMUFile *f = filled();

    assert_int_equal(qemu_get_byte(f), 0);
    assert_int_equal(qemu_fclose(f), -EBADF);
    f = turned(filled());
    qemu_put_byte(f, 1);
    assert_int_equal(qemu_file_get_error(f), -EBADF);
    qemu_get_byte(f);
    assert_int_equal(qemu_fclose(f), -EBADF); /* the first */
}

static void assert_refused(const uint8_t *bytes, size_t size, const char *why)
{
    Error *error = NULL;

    if (vmtimer_file_load_bytes(bytes, size, &error)) {
        fail_msg("%s: loaded", why);
    }
    assert_non_null(strstr(error_get_pretty(error), why));
    error_free(error);
}

static void a_stream_truncated_anywhere_is_refused(void **state)
{
    QEMUFile *f = filled();
    size_t size;
    const uint8_t *bytes = vmtimer_file_bytes(f, &size);

    for (size_t i = 0; i < size; i++) {
        assert_refused(bytes, i, i < 8 ? "no saved stream" : "truncated");
    }
    qemu_fclose(f);
}

static void a_stream_with_any_byte_changed_is_refused(void **state)
{
    static const uint8_t flips[] = {0x01, 0x80, 0xff};
    uint8_t damaged[64];
    QEMUFile *f = filled();
    size_t size;
    const uint8_t *bytes = vmtimer_file_bytes(f, &size);

    for (size_t at = 0; at < size; at++) {
        for (size_t i = 0; i < sizeof flips; i++) {
            memcpy(damaged, bytes, size);
            damaged[at] ^= flips[i];
            assert_refused(damaged, size, "vmtimer_file_load_bytes: ");
        }
    }
    memcpy(damaged, bytes, size);
    assert_refused(damaged, size + 1, "something behind the end");
    qemu_fclose(f);
}

static void a_descriptor_that_fails_is_told(void **state)
{
    QEMUFile *f = filled();
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    Error *error = NULL;

    assert_int_equal(vmtimer_file_save(f, full), -ENOSPC);
    assert_int_equal(vmtimer_file_save(f, -1), -EBADF);
    assert_null(vmtimer_file_load(full, &error));
    assert_non_null(strstr(error_get_pretty(error), strerror(EBADF)));
    error_free(error);
    close(full);
    qemu_fclose(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(what_is_put_big_endian_is_got_again),
        PROMISE(a_stream_may_be_large),
        PROMISE(streams_follow_each_other_in_a_descriptor),
        PROMISE(reading_beyond_the_end_is_an_error_and_0),
        PROMISE(the_wrong_way_is_an_error),
        PROMISE(a_stream_truncated_anywhere_is_refused),
        PROMISE(a_stream_with_any_byte_changed_is_refused),
        PROMISE(a_descriptor_that_fails_is_told),
    };

    return cmocka_run_group_tests_name("qemu-file", tests, NULL, NULL);
}
