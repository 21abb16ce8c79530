/*
 * surroundings: what stands around an expression, told from its tokens.
 */
#ifndef CONVERT_SURROUNDINGS_H
#define CONVERT_SURROUNDINGS_H

#include "outline.h"

struct span {
    size_t first, last;
};

enum surrounding_kind {
    AROUND_CALL,       /* an argument: callee, position */
    AROUND_ASSIGNMENT, /* right of '=': other is the left side */
    AROUND_TARGET,     /* left of '=': other is the right side */
    AROUND_COMPARISON, /* other is the other operand */
    AROUND_RETURN,
    AROUND_VALUES,    /* in braces of an initialiser */
    AROUND_MACRO,     /* all of a macro's body */
    AROUND_STATEMENT, /* its value goes nowhere */
    AROUND_OTHER,     /* reason says what */
};

struct surroundings {
    enum surrounding_kind kind;
    size_t callee; /* name before the '(' */
    int position;
    struct span other;
    const char *reason;
};

/* Widens the span over parentheses, ?: operands and the last operand of a
 * parenthesised comma, then tells what is around. */
struct surroundings surroundings_of(const struct outline *outline,
                                    struct span *span);

/* cond ? one : two, at the top of a span; false when it is none. */
bool split_conditional(const struct outline *outline, struct span span,
                       struct span *cond, struct span *one, struct span *two);
/* A span without the parentheses around all of it, and of a comma
 * expression in them only the last operand. */
struct span strip_parentheses(const struct outline *outline, struct span span,
                              bool *ret_has_comma);

#endif
