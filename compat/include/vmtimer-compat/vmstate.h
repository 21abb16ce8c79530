/*
 * vmstate: the tables with which devices describe what to save; what they are made
 * of is in vmtimer/savevm.h.
 */
#ifndef VMTIMER_COMPAT_VMSTATE_H
#define VMTIMER_COMPAT_VMSTATE_H
#pragma GCC system_header

#include "file.h"
#include "timer.h"
#include "words.h"

VMTIMER_C_BEGIN

#if !VMTIMER_LEVEL_FROM(402)
/* A counter of any era. */
extern const VMStateDescription vmtimer_vmstate_ptimer;
#define VMTIMER_VMSTATE_PTIMER vmtimer_vmstate_ptimer
#else
#define VMTIMER_VMSTATE_PTIMER vmstate_ptimer
#endif

int vmstate_register(DeviceState *dev, int instance_id,
                     const VMStateDescription *vmsd, void *opaque);
void vmstate_unregister(DeviceState *dev, const VMStateDescription *vmsd,
                        void *opaque);

VMTIMER_C_END

#define VMTIMER_MEMBER(state, field) (((state *)0)->field)

#define VMTIMER_FIELD(field, state, v, ...) { \
    .name = stringify(field), \
    .version_id = (v), \
    .offset = offsetof(state, field), \
    __VA_ARGS__ \
}

#define VMSTATE_SINGLE_TEST(f, s, test, v, i, type) \
    VMTIMER_FIELD(f, s, v, .field_exists = (test), .size = sizeof(type), \
                  .info = &(i), .flags = VMS_SINGLE)
#define VMSTATE_SINGLE(f, s, v, i, type) \
    VMTIMER_FIELD(f, s, v, .size = sizeof(type), .info = &(i), \
                  .flags = VMS_SINGLE)
#define VMSTATE_ARRAY(f, s, n, v, i, type) \
    VMTIMER_FIELD(f, s, v, .num = (n), .size = sizeof(type), .info = &(i), \
                  .flags = VMS_ARRAY)
#define VMSTATE_POINTER(f, s, v, i, type) \
    VMTIMER_FIELD(f, s, v, .size = sizeof(type), .info = &(i), \
                  .flags = VMS_SINGLE | VMS_POINTER)
#define VMSTATE_STRUCT(f, s, v, d, type) \
    VMTIMER_FIELD(f, s, v, .vmsd = &(d), .size = sizeof(type), \
                  .flags = VMS_STRUCT)
#define VMSTATE_STRUCT_POINTER(f, s, d, type) \
    VMTIMER_FIELD(f, s, 0, .vmsd = &(d), .size = sizeof(type), \
                  .flags = VMS_STRUCT | VMS_POINTER)
#define VMSTATE_STRUCT_ARRAY(f, s, n, v, d, type) \
    VMTIMER_FIELD(f, s, v, .num = (n), .vmsd = &(d), .size = sizeof(type), \
                  .flags = VMS_STRUCT | VMS_ARRAY)
#define VMSTATE_BUFFER_START_MIDDLE(f, s, from) \
    VMTIMER_FIELD(f, s, 0, .start = (from), .info = &vmstate_info_buffer, \
                  .size = sizeof(VMTIMER_MEMBER(s, f)) - (from), \
                  .flags = VMS_BUFFER)
#define VMSTATE_BUFFER(f, s) VMSTATE_BUFFER_START_MIDDLE(f, s, 0)
#define VMSTATE_UNUSED_V(v, n) { \
    .name = "unused", \
    .version_id = (v), \
    .size = (n), \
    .info = &vmstate_info_unused_buffer, \
    .flags = VMS_BUFFER \
}
#define VMSTATE_UNUSED(n) VMSTATE_UNUSED_V(0, n)
#define VMSTATE_END_OF_LIST() { .name = NULL }

#define VMSTATE_BOOL_V(f, s, v) VMSTATE_SINGLE(f, s, v, vmstate_info_bool, bool)
#define VMSTATE_INT8_V(f, s, v) VMSTATE_SINGLE(f, s, v, vmstate_info_int8, int8_t)
#define VMSTATE_INT16_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_int16, int16_t)
#define VMSTATE_INT32_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_int32, int32_t)
#define VMSTATE_INT64_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_int64, int64_t)
#define VMSTATE_UINT8_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_uint8, uint8_t)
#define VMSTATE_UINT16_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_uint16, uint16_t)
#define VMSTATE_UINT32_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_uint32, uint32_t)
#define VMSTATE_UINT64_V(f, s, v) \
    VMSTATE_SINGLE(f, s, v, vmstate_info_uint64, uint64_t)
#define VMSTATE_BOOL(f, s) VMSTATE_BOOL_V(f, s, 0)
#define VMSTATE_INT8(f, s) VMSTATE_INT8_V(f, s, 0)
#define VMSTATE_INT16(f, s) VMSTATE_INT16_V(f, s, 0)
#define VMSTATE_INT32(f, s) VMSTATE_INT32_V(f, s, 0)
#define VMSTATE_INT64(f, s) VMSTATE_INT64_V(f, s, 0)
#define VMSTATE_UINT8(f, s) VMSTATE_UINT8_V(f, s, 0)
#define VMSTATE_UINT16(f, s) VMSTATE_UINT16_V(f, s, 0)
#define VMSTATE_UINT32(f, s) VMSTATE_UINT32_V(f, s, 0)
#define VMSTATE_UINT64(f, s) VMSTATE_UINT64_V(f, s, 0)

#define VMSTATE_INT32_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_int32, int32_t)
#define VMSTATE_INT64_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_int64, int64_t)
#define VMSTATE_UINT8_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_uint8, uint8_t)
#define VMSTATE_UINT16_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_uint16, uint16_t)
#define VMSTATE_UINT32_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_uint32, uint32_t)
#define VMSTATE_UINT64_ARRAY(f, s, n) \
    VMSTATE_ARRAY(f, s, n, 0, vmstate_info_uint64, uint64_t)

/* A pointer member until 2.2, an embedded one from 2.3: the type tells. */
#define VMTIMER_TIMER_FLAG(x, many) \
    (__builtin_types_compatible_p(__typeof__(x), QEMUTimer *) ? (many) : 0)
#define VMSTATE_TIMER_V(f, s, v) \
    VMTIMER_FIELD(f, s, v, .info = &vmstate_info_timer, \
                  .size = sizeof(VMTIMER_MEMBER(s, f)), \
                  .flags = VMS_SINGLE | VMTIMER_TIMER_FLAG( \
                      VMTIMER_MEMBER(s, f), VMS_POINTER))
#define VMSTATE_TIMER_TEST(f, s, test) \
    VMTIMER_FIELD(f, s, 0, .info = &vmstate_info_timer, \
                  .field_exists = (test), \
                  .size = sizeof(VMTIMER_MEMBER(s, f)), \
                  .flags = VMS_SINGLE | VMTIMER_TIMER_FLAG( \
                      VMTIMER_MEMBER(s, f), VMS_POINTER))
#define VMSTATE_TIMER_ARRAY(f, s, n) \
    VMTIMER_FIELD(f, s, 0, .num = (n), .info = &vmstate_info_timer, \
                  .size = sizeof(VMTIMER_MEMBER(s, f)[0]), \
                  .flags = VMS_ARRAY | VMTIMER_TIMER_FLAG( \
                      VMTIMER_MEMBER(s, f)[0], VMS_ARRAY_OF_POINTER))
#define VMSTATE_TIMER(f, s) VMSTATE_TIMER_V(f, s, 0)
#define VMSTATE_TIMER_PTR(f, s) VMSTATE_TIMER_V(f, s, 0)
#define VMSTATE_TIMER_PTR_V(f, s, v) VMSTATE_TIMER_V(f, s, v)
#define VMSTATE_TIMER_PTR_TEST(f, s, test) VMSTATE_TIMER_TEST(f, s, test)
#define VMSTATE_TIMER_PTR_ARRAY(f, s, n) VMSTATE_TIMER_ARRAY(f, s, n)
#define VMSTATE_PTIMER(f, s) \
    VMSTATE_STRUCT_POINTER(f, s, VMTIMER_VMSTATE_PTIMER, ptimer_state *)
#define VMSTATE_PTIMER_V(f, s, v) \
    VMTIMER_FIELD(f, s, v, .vmsd = &VMTIMER_VMSTATE_PTIMER, \
                  .size = sizeof(ptimer_state *), \
                  .flags = VMS_STRUCT | VMS_POINTER)
#define VMSTATE_PTIMER_ARRAY(f, s, n) \
    VMTIMER_FIELD(f, s, 0, .num = (n), .vmsd = &VMTIMER_VMSTATE_PTIMER, \
                  .size = sizeof(ptimer_state *), \
                  .flags = VMS_STRUCT | VMS_ARRAY | VMS_ARRAY_OF_POINTER)

#endif
