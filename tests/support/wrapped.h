/*
 * wrapped: the names that the linker's --wrap makes of a function.
 *
 * Where time_t has 64 bits on a machine of 32, glibc's headers lead clock_gettime
 * to __clock_gettime64 and the like; there that one is wrapped. @name64 is its name.
 */
#ifndef SUPPORT_WRAPPED_H
#define SUPPORT_WRAPPED_H

#include <features.h>

#ifdef __USE_TIME_BITS64
#define TIME64_NAMED(prefix, name, name64) __asm__(prefix #name64)
#else
#define TIME64_NAMED(prefix, name, name64) __asm__(prefix #name)
#endif

#define REAL(name, name64) TIME64_NAMED("__real_", name, name64)
#define WRAP(name, name64) TIME64_NAMED("__wrap_", name, name64)

#endif
