/*
 * error: QEMU's error objects, as far as contexts and throttling need them.
 *
 * Lock: none; an object is one thread's.
 */
#include "base/error.h"

#include "base/bug.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Error {
    char sentence[256];
};

Error *error_abort;
Error *error_fatal;

void error_setg(Error **errp, const char *fmt, ...)
{
    Error error;
    va_list args;

    va_start(args, fmt);
    vsnprintf(error.sentence, sizeof error.sentence, fmt, args);
    va_end(args);
    if (errp == &error_abort) {
        vmt_bug("%s", error.sentence);
    }
    if (errp == &error_fatal) {
        vmt_log("%s", error.sentence);
        exit(EXIT_FAILURE);
    }
    if (errp) {
        *errp = vmt_alloc(1, sizeof **errp);
        **errp = error;
    }
}

void vmt_error_set(Error **errp, int error, const char *what)
{
    error_setg(errp, "%s: %s", what, strerror(error));
    errno = error;
}

const char *error_get_pretty(const Error *err)
{
    return err->sentence;
}

void error_report_err(Error *err)
{
    vmt_log("%s", err->sentence);
    free(err);
}

void error_free(Error *err)
{
    free(err);
}
