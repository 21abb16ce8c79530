/*
 * words: what QEMU's own C has beside C: byte order, small macros, memory.
 *
 * For sources that use them in passing. Every macro here is one in QEMU, too.
 */
#ifndef VMTIMER_COMPAT_WORDS_H
#define VMTIMER_COMPAT_WORDS_H
#pragma GCC system_header

#include "level.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "memory.h"

#ifndef MIN
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif
#ifndef ARRAY_SIZE
#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))
#endif
#ifndef container_of
#define container_of(ptr, type, member) \
    ((type *)(void *)((char *)(1 ? (ptr) : &((type *)0)->member) \
                      - offsetof(type, member)))
#endif
#ifndef typeof_field
#define typeof_field(type, field) __typeof__(((type *)0)->field)
#endif
#ifndef type_check
#define type_check(t1, t2) ((t1 *)0 - (t2 *)0)
#endif
#ifndef DO_UPCAST
#define DO_UPCAST(type, field, dev) container_of(dev, type, field)
#endif
#ifndef likely
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#endif
#ifndef glue
#define xglue(x, y) x ## y
#define glue(x, y) xglue(x, y)
#define stringify(s) tostring(s)
#define tostring(s) #s
#endif
#ifndef QEMU_NORETURN
#define QEMU_NORETURN __attribute__((__noreturn__))
#define QEMU_WARN_UNUSED_RESULT __attribute__((warn_unused_result))
#define QEMU_SENTINEL __attribute__((sentinel))
#define QEMU_PACKED __attribute__((packed))
#define QEMU_ALIGN(size, align) __attribute__((aligned(align))) size
#define GCC_ATTR __attribute__((__unused__, format(printf, 1, 2)))
#define GCC_FMT_ATTR(n, m) __attribute__((format(printf, n, m)))
#endif
#ifndef QEMU_BUILD_BUG_ON
#define QEMU_BUILD_BUG_ON(x) \
    typedef char glue(qemu_build_bug_on_, __LINE__)[(x) ? -1 : 1] \
        __attribute__((__unused__))
#endif
#ifndef always_inline
#define always_inline inline __attribute__((always_inline))
#endif
#ifndef O_LARGEFILE
#define O_LARGEFILE 0
#endif
#ifndef O_BINARY
#define O_BINARY 0
#endif

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define VMTIMER_BE(bits, x) (x)
#define VMTIMER_LE(bits, x) __builtin_bswap ## bits(x)
#ifndef HOST_WORDS_BIGENDIAN
#define HOST_WORDS_BIGENDIAN 1
#endif
#else
#define VMTIMER_BE(bits, x) __builtin_bswap ## bits(x)
#define VMTIMER_LE(bits, x) (x)
#endif

#define VMTIMER_SWAPS(bits) \
    static inline uint ## bits ## _t bswap ## bits(uint ## bits ## _t x) \
    { \
        return __builtin_bswap ## bits(x); \
    } \
    static inline void bswap ## bits ## s(uint ## bits ## _t *s) \
    { \
        *s = __builtin_bswap ## bits(*s); \
    } \
    VMTIMER_ORDER(bits, be, BE) \
    VMTIMER_ORDER(bits, le, LE)

#define VMTIMER_ORDER(bits, order, ORDER) \
    static inline uint ## bits ## _t \
    cpu_to_ ## order ## bits(uint ## bits ## _t v) \
    { \
        return VMTIMER_ ## ORDER(bits, v); \
    } \
    static inline uint ## bits ## _t \
    order ## bits ## _to_cpu(uint ## bits ## _t v) \
    { \
        return VMTIMER_ ## ORDER(bits, v); \
    } \
    static inline void cpu_to_ ## order ## bits ## s(uint ## bits ## _t *p) \
    { \
        *p = VMTIMER_ ## ORDER(bits, *p); \
    } \
    static inline void order ## bits ## _to_cpus(uint ## bits ## _t *p) \
    { \
        *p = VMTIMER_ ## ORDER(bits, *p); \
    } \
    static inline uint ## bits ## _t \
    order ## bits ## _to_cpup(const uint ## bits ## _t *p) \
    { \
        uint ## bits ## _t v; \
        memcpy(&v, p, sizeof v); \
        return VMTIMER_ ## ORDER(bits, v); \
    } \
    static inline void cpu_to_ ## order ## bits ## w(uint ## bits ## _t *p, \
                                                     uint ## bits ## _t v) \
    { \
        v = VMTIMER_ ## ORDER(bits, v); \
        memcpy(p, &v, sizeof v); \
    } \
    static inline void cpu_to_ ## order ## bits ## wu(uint ## bits ## _t *p, \
                                                      uint ## bits ## _t v) \
    { \
        cpu_to_ ## order ## bits ## w(p, v); \
    } \
    static inline uint ## bits ## _t \
    order ## bits ## _to_cpupu(const uint ## bits ## _t *p) \
    { \
        return order ## bits ## _to_cpup(p); \
    }

VMTIMER_C_BEGIN

/* cutils: UTC, and the host's date with an offset in seconds. */
time_t mktimegm(struct tm *tm);
void qemu_get_timedate(struct tm *tm, int offset);
int qemu_timedate_diff(struct tm *tm);

VMTIMER_SWAPS(16)
VMTIMER_SWAPS(32)
VMTIMER_SWAPS(64)

static inline uint8_t to_bcd(uint8_t val)
{
    return (uint8_t)((val / 10) << 4 | val % 10);
}

static inline uint8_t from_bcd(uint8_t val)
{
    return (uint8_t)((val >> 4) * 10 + (val & 0x0f));
}

VMTIMER_C_END

#undef VMTIMER_ORDER
#undef VMTIMER_SWAPS

#endif
