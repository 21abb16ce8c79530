/*
 * vmtimer/savevm.h - timers in a snapshot
 *
 * QEMU's names for what is saved and loaded: a QEMUFile, timer_put and timer_get.
 * The stream is ours. A program may define the qemu_put_ and qemu_get_ functions
 * itself.
 *
 * A stream that is not whole is refused when it is read, before anything is loaded
 * from it.
 */
#ifndef VMTIMER_SAVEVM_H
#define VMTIMER_SAVEVM_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "aio.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A stream in memory: written to, or read from. One thread at a time. */
typedef struct QEMUFile QEMUFile;

/* To be written to. qemu_fclose frees it. */
QEMUFile *vmtimer_file_new(void);

/*
 * To be read from; all of it is read and checked here. NULL: it is truncated,
 * damaged or no stream (*@errp says), or @fd cannot be read. What stands behind it
 * in @fd is left there.
 */
QEMUFile *vmtimer_file_load(int fd, Error **errp);
QEMUFile *vmtimer_file_load_bytes(const void *bytes, size_t size, Error **errp);

/*
 * What was written so far, as a stream: to @fd (0, or -errno), or where it is; that
 * is the library's, until the next call with @f.
 */
int vmtimer_file_save(QEMUFile *f, int fd);
const void *vmtimer_file_bytes(QEMUFile *f, size_t *ret_size);

/* Frees it; what qemu_file_get_error would say. NULL: 0. */
int qemu_fclose(QEMUFile *f);

/* The first error: -EIO: read beyond the end; -EBADF: read or written the wrong way. */
int qemu_file_get_error(QEMUFile *f);

void qemu_put_buffer(QEMUFile *f, const uint8_t *buf, int size);
void qemu_put_byte(QEMUFile *f, int v);
void qemu_put_be16(QEMUFile *f, unsigned int v);
void qemu_put_be32(QEMUFile *f, unsigned int v);
void qemu_put_be64(QEMUFile *f, uint64_t v);

/* 0, or the bytes got, at an error. */
int qemu_get_buffer(QEMUFile *f, uint8_t *buf, int size);
int qemu_get_byte(QEMUFile *f);
unsigned int qemu_get_be16(QEMUFile *f);
unsigned int qemu_get_be32(QEMUFile *f);
uint64_t qemu_get_be64(QEMUFile *f);

/**
 * timer_put, timer_get - a timer's time as one be64 of ns, all ones when idle
 *
 * timer_get arms, or deletes; where the stream ends too early it does neither.
 */
void timer_put(QEMUFile *f, QEMUTimer *ts);
void timer_get(QEMUFile *f, QEMUTimer *ts);

#ifdef __cplusplus
}
#endif

#endif
