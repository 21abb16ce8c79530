/*
 * file: QEMUFile, as far as saving a device goes. What vmtimer/savevm.h does not
 * have is declared only: whoever saves brings it.
 */
#ifndef VMTIMER_COMPAT_FILE_H
#define VMTIMER_COMPAT_FILE_H
#pragma GCC system_header

#include "level.h"
#include "types.h"

#include <stddef.h>

VMTIMER_C_BEGIN

typedef int QEMUFilePutBufferFunc(void *opaque, const uint8_t *buf,
                                  int64_t pos, int size);
typedef int QEMUFileGetBufferFunc(void *opaque, uint8_t *buf, int64_t pos,
                                  int size);
typedef int QEMUFileCloseFunc(void *opaque);
typedef int QEMUFileRateLimit(void *opaque);
typedef int64_t QEMUFileSetRateLimit(void *opaque, int64_t new_rate);
typedef int64_t QEMUFileGetRateLimit(void *opaque);

QEMUFile *qemu_fopen_ops(void *opaque, QEMUFilePutBufferFunc *put_buffer,
                         QEMUFileGetBufferFunc *get_buffer,
                         QEMUFileCloseFunc *close,
                         QEMUFileRateLimit *rate_limit,
                         QEMUFileSetRateLimit *set_rate_limit,
                         QEMUFileGetRateLimit *get_rate_limit);
void qemu_fflush(QEMUFile *f);
int qemu_file_rate_limit(QEMUFile *f);
int64_t qemu_file_set_rate_limit(QEMUFile *f, int64_t new_rate);
int64_t qemu_file_get_rate_limit(QEMUFile *f);
int qemu_file_has_error(QEMUFile *f);
void qemu_file_put_notify(QEMUFile *f);

/* From 1.0 on with the error. */
#ifdef __cplusplus
void qemu_file_set_error(QEMUFile *f, int ret = -5);
#else
void qemu_file_set_error();
#endif

#define VMTIMER_FILE_VALUES(name, type, unsigned_type, one) \
    static inline void qemu_put_ ## name(QEMUFile *f, const type *pv) \
    { \
        qemu_put_ ## one(f, (unsigned_type)*pv); \
    } \
    static inline void qemu_get_ ## name(QEMUFile *f, type *pv) \
    { \
        *pv = (type)qemu_get_ ## one(f); \
    }
VMTIMER_FILE_VALUES(8s, uint8_t, uint8_t, byte)
VMTIMER_FILE_VALUES(be16s, uint16_t, uint16_t, be16)
VMTIMER_FILE_VALUES(be32s, uint32_t, uint32_t, be32)
VMTIMER_FILE_VALUES(be64s, uint64_t, uint64_t, be64)
VMTIMER_FILE_VALUES(s8s, int8_t, uint8_t, byte)
VMTIMER_FILE_VALUES(sbe16s, int16_t, uint16_t, be16)
VMTIMER_FILE_VALUES(sbe32s, int32_t, uint32_t, be32)
VMTIMER_FILE_VALUES(sbe64s, int64_t, uint64_t, be64)
#undef VMTIMER_FILE_VALUES

static inline void qemu_put_sbe16(QEMUFile *f, int v)
{
    qemu_put_be16(f, (unsigned int)v);
}

static inline void qemu_put_sbe32(QEMUFile *f, int v)
{
    qemu_put_be32(f, (unsigned int)v);
}

static inline void qemu_put_sbe64(QEMUFile *f, int64_t v)
{
    qemu_put_be64(f, (uint64_t)v);
}

static inline int qemu_get_sbe16(QEMUFile *f)
{
    return (int16_t)qemu_get_be16(f);
}

static inline int qemu_get_sbe32(QEMUFile *f)
{
    return (int)qemu_get_be32(f);
}

static inline int64_t qemu_get_sbe64(QEMUFile *f)
{
    return (int64_t)qemu_get_be64(f);
}

typedef void SaveStateHandler(QEMUFile *f, void *opaque);

int register_savevm(DeviceState *dev, const char *idstr, int instance_id,
                    int version_id, SaveStateHandler *save_state,
                    LoadStateHandler *load_state, void *opaque);
void unregister_savevm(DeviceState *dev, const char *idstr, void *opaque);

VMTIMER_C_END

#endif
