/*
 * diff: a unified diff that patch -p1 and git apply take.
 */
#ifndef CONVERT_DIFF_H
#define CONVERT_DIFF_H

#include <stdio.h>

#include "source.h"

/* Writes the change from source->text to source->result. */
void diff_write(FILE *stream, const struct source *source);

#endif
