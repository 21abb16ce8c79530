/*
 * level: which QEMU a file was written for, where its spelling cannot tell.
 *
 * VMTIMER_QEMU_LEVEL is major * 100 + minor: 0.14 is 14, 1.6 is 106. A user
 * defines it, per file, or not at all. VMTIMER_NO_LEGACY hides every name that
 * lives only in 0.9 to 1.6.
 */
#ifndef VMTIMER_COMPAT_LEVEL_H
#define VMTIMER_COMPAT_LEVEL_H
#pragma GCC system_header

#include <stdint.h>

#ifdef VMTIMER_QEMU_LEVEL
#define VMTIMER_LEVEL_UP_TO(level) (VMTIMER_QEMU_LEVEL <= (level))
#define VMTIMER_LEVEL_FROM(level) (VMTIMER_QEMU_LEVEL >= (level))
#else
#define VMTIMER_LEVEL_UP_TO(level) 0
#define VMTIMER_LEVEL_FROM(level) 0
#endif

#ifdef __cplusplus
#define VMTIMER_C_BEGIN extern "C" {
#define VMTIMER_C_END }
#else
#define VMTIMER_C_BEGIN
#define VMTIMER_C_END
#endif

#endif
