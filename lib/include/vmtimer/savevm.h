/*
 * vmtimer/savevm.h - timers, and the devices around them, in a snapshot
 *
 * QEMU's names for what is saved and loaded: a QEMUFile, timer_put and timer_get,
 * VMStateDescription. The stream and the groups by name are ours. A program may
 * define the qemu_put_ and qemu_get_ functions, and vmstate_info_ objects, itself.
 *
 * A stream that is not whole is refused when it is read, before anything is loaded
 * from it; a load that fails later leaves every timer as it was.
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

/**
 * VmtimerOverdue - what becomes of a timer whose time passed while it was saved
 * @VMTIMER_OVERDUE_FIRE: it fires, once, in the next turn
 * @VMTIMER_OVERDUE_SKIP: it is idle
 * @VMTIMER_OVERDUE_SHIFT: no timer is overdue: each has as long to go on its clock as
 *     it had when it was saved
 */
typedef enum VmtimerOverdue {
    VMTIMER_OVERDUE_FIRE,
    VMTIMER_OVERDUE_SKIP,
    VMTIMER_OVERDUE_SHIFT
} VmtimerOverdue;

typedef struct VmtimerSavedTimer {
    const char *name; /* at most 255 bytes; no two the same */
    QEMUTimer *timer;
} VmtimerSavedTimer;

/**
 * vmtimer_group_save, vmtimer_group_load - timers by name
 *
 * Loading wants the group of that name with exactly these timers, in any order, on
 * the clocks they had; otherwise -EINVAL, *@errp says why, and no timer has changed.
 * Timers that were idle become so. Equal times fire in the order of saving.
 */
void vmtimer_group_save(QEMUFile *f, const char *group,
                        const VmtimerSavedTimer *timers, unsigned count);
int vmtimer_group_load(QEMUFile *f, const char *group,
                       const VmtimerSavedTimer *timers, unsigned count,
                       VmtimerOverdue overdue, Error **errp);

typedef struct VMStateInfo VMStateInfo;
typedef struct VMStateDescription VMStateDescription;
typedef int LoadStateHandler(QEMUFile *f, void *opaque, int version_id);

struct VMStateInfo {
    const char *name;
    int (*get)(QEMUFile *f, void *pv, size_t size);
    void (*put)(QEMUFile *f, void *pv, size_t size);
};

enum VMStateFlags {
    VMS_SINGLE = 0x001,
    VMS_POINTER = 0x002,
    VMS_ARRAY = 0x004,
    VMS_STRUCT = 0x008,
    VMS_VARRAY_INT32 = 0x010, /* neither saved nor loaded: it stops the program */
    VMS_BUFFER = 0x020,
    VMS_ARRAY_OF_POINTER = 0x040
};

/* A field's place and shape; the table ends with one whose name is NULL. */
typedef struct VMStateField {
    const char *name;
    size_t offset;
    size_t size;
    size_t start;
    int num;
    size_t num_offset;
    size_t size_offset;
    const VMStateInfo *info;
    int flags;
    const VMStateDescription *vmsd;
    int version_id;
    bool (*field_exists)(void *opaque, int version_id);
} VMStateField;

typedef struct VMStateSubsection {
    const VMStateDescription *vmsd;
    bool (*needed)(void *opaque);
} VMStateSubsection;

struct VMStateDescription {
    const char *name;
    int unmigratable;
    int version_id;
    int minimum_version_id;
    int minimum_version_id_old;
    LoadStateHandler *load_state_old;
    int (*pre_load)(void *opaque);
    int (*post_load)(void *opaque, int version_id);
    void (*pre_save)(void *opaque);
    const VMStateField *fields;
    const VMStateSubsection *subsections;
};

/**
 * vmstate_save_state, vmstate_load_state - what a table describes
 *
 * Fields in the table's order, as QEMU writes them; then for each subsection a byte
 * that says whether it is there. Loading returns 0, or -errno, and has then changed
 * no timer; other fields may have been read. The version is the caller's to keep.
 */
void vmstate_save_state(QEMUFile *f, const VMStateDescription *vmsd,
                        void *opaque);
int vmstate_load_state(QEMUFile *f, const VMStateDescription *vmsd,
                       void *opaque, int version_id);

extern const VMStateInfo vmstate_info_bool;
extern const VMStateInfo vmstate_info_int8;
extern const VMStateInfo vmstate_info_int16;
extern const VMStateInfo vmstate_info_int32;
extern const VMStateInfo vmstate_info_int64;
extern const VMStateInfo vmstate_info_uint8;
extern const VMStateInfo vmstate_info_uint16;
extern const VMStateInfo vmstate_info_uint32;
extern const VMStateInfo vmstate_info_uint64;
extern const VMStateInfo vmstate_info_timer;
extern const VMStateInfo vmstate_info_buffer;
extern const VMStateInfo vmstate_info_unused_buffer;

/* A ptimer, for VMSTATE_PTIMER. */
extern const VMStateDescription vmstate_ptimer;

#ifdef __cplusplus
}
#endif

#endif
