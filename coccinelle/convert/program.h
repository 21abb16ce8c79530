/*
 * program: the spatch that is installed, found and started.
 */
#ifndef CONVERT_PROGRAM_H
#define CONVERT_PROGRAM_H

#include <signal.h>
#include <sys/types.h>

/* Its path, owned by the caller; stops with a sentence when there is none. */
char *program_find(void);

/* Those to block while it runs: a child has ended, or we are asked to end. */
void program_signals(sigset_t *signals);

/* What it changed is written beside its input, under a name with this end. */
#define PROGRAM_OUTPUT_END ".out"

/* Starts it in a folder, in a process group of its own, with a plain PATH:
 * rules with Python run the first python3 there. groups names a file there
 * that lists the input. -1 when that fails. */
pid_t program_start(const char *program, const char *folder, const char *rules,
                    const char *groups, const char *said);

#endif
