/*
 * program: the spatch that is installed, found and started.
 */
#ifndef CONVERT_PROGRAM_H
#define CONVERT_PROGRAM_H

#include <sys/types.h>

/* Its path, owned by the caller; stops with a sentence when there is none. */
char *program_find(void);

/* Starts it in a folder, in a process group of its own, with a plain PATH:
 * rules with Python run the first python3 there. -1 when that fails. */
pid_t program_start(const char *program, const char *folder, const char *rules,
                    const char *input, const char *output, const char *said);

#endif
