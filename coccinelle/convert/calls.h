/*
 * calls: a call's brackets, its name, its arguments.
 */
#ifndef CONVERT_CALLS_H
#define CONVERT_CALLS_H

#include "outline.h"

/* The arguments of the call whose '(' stands at open. */
struct argument {
    size_t first, last; /* tokens; first > last when empty */
};
#define ARGUMENTS_MAX 16

struct arguments {
    size_t close;
    int count;         /* -1: no call, or brackets do not match */
    bool is_ambiguous; /* arms of an #if differ in their number */
    struct argument list[ARGUMENTS_MAX];
};
void outline_arguments(const struct outline *outline, size_t open,
                       struct arguments *arguments);

/* The '(' of the call of the function at this token, also when the name
 * stands in parentheses itself; NO_TOKEN when it is no call. */
size_t outline_call(const struct outline *outline, size_t name);
/* The name of the function whose '(' is at open, or NO_TOKEN. */
size_t outline_callee(const struct outline *outline, size_t open);

/* Number of the call argument that token at stands in, -1 for none; sets
 * the '(' and the depth-one start of the argument. */
int outline_argument_of(const struct outline *outline, size_t at,
                        size_t *ret_open);

#endif
