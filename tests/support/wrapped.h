/*
 * wrapped: the names that the linker's --wrap makes of a function.
 *
 * Where time_t has 64 bits on a machine of 32, glibc's headers lead clock_gettime
 * to __clock_gettime64 and the like; there that one is wrapped.
 */
#ifndef SUPPORT_WRAPPED_H
#define SUPPORT_WRAPPED_H

#include <features.h>

#ifdef __USE_TIME_BITS64
#define TIME64_NAMED(prefix, function) __asm__(prefix "__" #function "64")
#else
#define TIME64_NAMED(prefix, function) __asm__(prefix #function)
#endif

#define REAL(function) TIME64_NAMED("__real_", function)
#define WRAP(function) TIME64_NAMED("__wrap_", function)

#endif
