/*
 * error: QEMU's error objects. The library has those of its own failures;
 * error_setg, which makes others, is brought by whoever needs it.
 */
#ifndef VMTIMER_COMPAT_ERROR_H
#define VMTIMER_COMPAT_ERROR_H
#pragma GCC system_header

#include "level.h"

#include <stdarg.h>
#include <stdio.h>
#include <vmtimer/aio.h>

VMTIMER_C_BEGIN

void error_setg(Error **errp, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static inline void error_vreport(const char *fmt, va_list ap)
{
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
}

static inline void error_report(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));
static inline void error_report(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    error_vreport(fmt, ap);
    va_end(ap);
}

VMTIMER_C_END

#endif
