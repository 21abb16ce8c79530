/*
 * qemu-file: a stream in memory.
 *
 *   "VMTSAVE1"  be64 bytes that follow the head  be32 check  ...
 *
 * The check is over magic, length and all that follows. Reading looks at it before
 * anything is handed out; an error afterwards is one of program and stream that do
 * not fit each other.
 */
#include "parts/checksum.h"
#include "parts/contract.h"
#include "parts/saving.h"

#include <endian.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { LENGTH_AT = 8, CHECK_AT = 16, HEAD_SIZE = 20, FIRST_ROOM = 256 };
static const char magic[LENGTH_AT] = "VMTSAVE1";

struct QEMUFile {
    bool is_loaded;
    int error;
    uint8_t *bytes; /* head and all */
    size_t room;
    size_t count;
    size_t next; /* to be read */
};

static _Thread_local unsigned failures_here;

unsigned vmt_file_failures(void)
{
    return failures_here;
}

static void fail(QEMUFile *f, int error)
{
    failures_here++;
    if (!f->error) {
        f->error = error;
    }
}

/* Room for @count bytes behind what there is. */
static uint8_t *grow(QEMUFile *f, size_t count)
{
    if (count > f->room - f->count) {
        size_t room = f->room ? f->room : FIRST_ROOM;

        while (count > room - f->count) {
            room *= 2;
        }
        f->bytes = realloc(f->bytes, room);
        if (!f->bytes) {
            contract_broken("qemu_put_buffer", "out of memory");
        }
        f->room = room;
    }
    return f->bytes + f->count;
}

static QEMUFile *new_file(bool is_loaded)
{
    QEMUFile *f = calloc(1, sizeof *f);

    if (!f) {
        contract_broken("vmtimer_file_new", "out of memory");
    }
    f->is_loaded = is_loaded;
    grow(f, HEAD_SIZE);
    return f;
}

QEMUFile *vmtimer_file_new(void)
{
    QEMUFile *f = new_file(false);

    f->count = HEAD_SIZE;
    return f;
}

static uint32_t check_of(const QEMUFile *f)
{
    uint32_t check = vmt_checksum(0, f->bytes, CHECK_AT);

    return vmt_checksum(check, f->bytes + HEAD_SIZE, f->count - HEAD_SIZE);
}

const void *vmtimer_file_bytes(QEMUFile *f, size_t *ret_size)
{
    uint64_t length = htobe64(f->count - HEAD_SIZE);

    memcpy(f->bytes, magic, sizeof magic);
    memcpy(f->bytes + LENGTH_AT, &length, sizeof length);
    uint32_t check = htobe32(check_of(f));
    memcpy(f->bytes + CHECK_AT, &check, sizeof check);
    *ret_size = f->count;
    return f->bytes;
}

int vmtimer_file_save(QEMUFile *f, int fd)
{
    size_t left;
    const uint8_t *at = vmtimer_file_bytes(f, &left);

    while (left) {
        ssize_t count = write(fd, at, left);

        if (count < 0 && errno != EINTR) {
            return -errno;
        }
        if (count > 0) {
            at += count;
            left -= (size_t)count;
        }
    }
    return 0;
}

/* Where bytes come from: a descriptor, or memory. */
typedef struct Origin {
    int fd;
    const uint8_t *bytes;
    size_t left;
} Origin;

/* Bytes, 0 at the end, or -1. */
static ssize_t take(Origin *from, uint8_t *to, size_t count)
{
    ssize_t taken;

    if (!from->bytes) {
        do {
            taken = read(from->fd, to, count);
        } while (taken < 0 && errno == EINTR);
        return taken;
    }
    taken = (ssize_t)(count < from->left ? count : from->left);
    memcpy(to, from->bytes, (size_t)taken);
    from->bytes += taken;
    from->left -= (size_t)taken;
    return taken;
}

/* As many as come, up to @wanted; never more room than twice what came. */
static bool take_all(QEMUFile *f, Origin *from, uint64_t wanted)
{
    while (wanted) {
        uint8_t *to = grow(f, 1);
        size_t room = f->room - f->count;
        ssize_t taken = take(from, to, wanted < room ? (size_t)wanted : room);

        if (taken <= 0) {
            return taken == 0;
        }
        f->count += (size_t)taken;
        wanted -= (uint64_t)taken;
    }
    return true;
}

static uint64_t announced(const QEMUFile *f)
{
    uint64_t length;

    memcpy(&length, f->bytes + LENGTH_AT, sizeof length);
    return be64toh(length);
}

static uint32_t announced_check(const QEMUFile *f)
{
    uint32_t check;

    memcpy(&check, f->bytes + CHECK_AT, sizeof check);
    return be32toh(check);
}

/* NULL: it is whole. */
static const char *take_stream(QEMUFile *f, Origin *from)
{
    errno = 0;
    if (!take_all(f, from, HEAD_SIZE)) {
        return strerror(errno);
    }
    if (f->count < sizeof magic || memcmp(f->bytes, magic, sizeof magic)) {
        return "this is no saved stream";
    }
    if (f->count < HEAD_SIZE) {
        return "truncated";
    }
    if (!take_all(f, from, announced(f))) {
        return strerror(errno);
    }
    if (f->count - HEAD_SIZE < announced(f)) {
        return "truncated";
    }
    return check_of(f) == announced_check(f) ? NULL : "damaged";
}

static QEMUFile *load(Origin *from, const char *function, Error **errp)
{
    QEMUFile *f = new_file(true);
    const char *fault = take_stream(f, from);

    if (!fault && from->bytes && from->left) {
        fault = "something behind the end";
    }
    if (fault) {
        error_setg(errp, "%s: %s after %zu bytes", function, fault, f->count);
        qemu_fclose(f);
        return NULL;
    }
    f->next = HEAD_SIZE;
    return f;
}

QEMUFile *vmtimer_file_load(int fd, Error **errp)
{
    return load(&(Origin){.fd = fd}, "vmtimer_file_load", errp);
}

QEMUFile *vmtimer_file_load_bytes(const void *bytes, size_t size, Error **errp)
{
    return load(&(Origin){.bytes = bytes, .left = size},
                "vmtimer_file_load_bytes", errp);
}

int qemu_file_get_error(QEMUFile *f)
{
    return f->error;
}

int qemu_fclose(QEMUFile *f)
{
    int error = f ? f->error : 0;

    if (f) {
        free(f->bytes);
        free(f);
    }
    return error;
}

void qemu_put_buffer(QEMUFile *f, const uint8_t *buf, int size)
{
    if (f->is_loaded) {
        fail(f, -EBADF);
    } else if (size > 0) {
        memcpy(grow(f, (size_t)size), buf, (size_t)size);
        f->count += (size_t)size;
    }
}

int qemu_get_buffer(QEMUFile *f, uint8_t *buf, int size)
{
    size_t left = f->is_loaded ? f->count - f->next : 0;
    size_t wanted = size > 0 ? (size_t)size : 0;
    size_t got = wanted < left ? wanted : left;

    if (got < wanted) {
        fail(f, f->is_loaded ? -EIO : -EBADF);
    }
    if (got) {
        memcpy(buf, f->bytes + f->next, got);
        f->next += got;
    }
    return (int)got;
}

static void put(QEMUFile *f, uint64_t value, int size)
{
    uint8_t bytes[8];

    for (int i = size - 1; i >= 0; i--) {
        bytes[i] = (uint8_t)value;
        value >>= 8;
    }
    qemu_put_buffer(f, bytes, size);
}

/* Whole, or 0. */
static uint64_t get(QEMUFile *f, int size)
{
    uint8_t bytes[8];
    uint64_t value = 0;

    if (qemu_get_buffer(f, bytes, size) == size) {
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[i];
        }
    }
    return value;
}

void qemu_put_byte(QEMUFile *f, int v)
{
    put(f, (uint64_t)v, 1);
}

void qemu_put_be16(QEMUFile *f, unsigned int v)
{
    put(f, v, 2);
}

void qemu_put_be32(QEMUFile *f, unsigned int v)
{
    put(f, v, 4);
}

void qemu_put_be64(QEMUFile *f, uint64_t v)
{
    put(f, v, 8);
}

int qemu_get_byte(QEMUFile *f)
{
    return (int)get(f, 1);
}

unsigned int qemu_get_be16(QEMUFile *f)
{
    return (unsigned int)get(f, 2);
}

unsigned int qemu_get_be32(QEMUFile *f)
{
    return (unsigned int)get(f, 4);
}

uint64_t qemu_get_be64(QEMUFile *f)
{
    return get(f, 8);
}
