/*
 * vmstate-values: how single values are saved.
 *
 * Weak, each of them: programs define those that their sources name.
 */
#include "parts/saving.h"

#define WEAK __attribute__((weak))

#define INTEGER(name, type, one)                                         \
    static int get_##name(QEMUFile *f, void *pv, size_t size)            \
    {                                                                    \
        unsigned before = failures();                                    \
        type value = (type)qemu_get_##one(f);                            \
                                                                         \
        if (failures() == before) {                                      \
            *(type *)pv = value;                                         \
        }                                                                \
        return 0;                                                        \
    }                                                                    \
    static void put_##name(QEMUFile *f, void *pv, size_t size)           \
    {                                                                    \
        qemu_put_##one(f, *(type *)pv);                                  \
    }                                                                    \
    WEAK const VMStateInfo vmstate_info_##name = {#name, get_##name,     \
                                                  put_##name}

INTEGER(bool, bool, byte);
INTEGER(int8, int8_t, byte);
INTEGER(uint8, uint8_t, byte);
INTEGER(int16, int16_t, be16);
INTEGER(uint16, uint16_t, be16);
INTEGER(int32, int32_t, be32);
INTEGER(uint32, uint32_t, be32);
INTEGER(int64, int64_t, be64);
INTEGER(uint64, uint64_t, be64);

#undef INTEGER

static int get_timer(QEMUFile *f, void *pv, size_t size)
{
    timer_get(f, pv);
    return 0;
}

static void put_timer(QEMUFile *f, void *pv, size_t size)
{
    timer_put(f, pv);
}

static int get_buffer(QEMUFile *f, void *pv, size_t size)
{
    qemu_get_buffer(f, pv, (int)size);
    return 0;
}

static void put_buffer(QEMUFile *f, void *pv, size_t size)
{
    qemu_put_buffer(f, pv, (int)size);
}

static int get_unused(QEMUFile *f, void *pv, size_t size)
{
    unsigned before = failures();

    while (size-- && failures() == before) {
        qemu_get_byte(f);
    }
    return 0;
}

static void put_unused(QEMUFile *f, void *pv, size_t size)
{
    while (size--) {
        qemu_put_byte(f, 0);
    }
}

WEAK const VMStateInfo vmstate_info_timer = {"timer", get_timer, put_timer};
WEAK const VMStateInfo vmstate_info_buffer = {"buffer", get_buffer, put_buffer};
WEAK const VMStateInfo vmstate_info_unused_buffer = {
    "unused_buffer", get_unused, put_unused};
