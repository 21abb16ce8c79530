/*
 * error: QEMU's error objects, as far as making a context needs them.
 *
 * Lock: none; an object is one thread's.
 */
#include "base/error.h"

#include "base/bug.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Error {
    char sentence[128];
};

Error *error_abort;
Error *error_fatal;

void vmt_error_set(Error **errp, int error, const char *what)
{
    char sentence[128];

    snprintf(sentence, sizeof sentence, "%s: %s", what, strerror(error));
    if (errp == &error_abort) {
        vmt_bug("%s", sentence);
    }
    if (errp == &error_fatal) {
        vmt_log("%s", sentence);
        exit(EXIT_FAILURE);
    }
    if (errp) {
        *errp = vmt_alloc(1, sizeof **errp);
        memcpy((*errp)->sentence, sentence, sizeof sentence);
    }
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
