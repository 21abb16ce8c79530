/*
 * lintvalue: arithmetic with times and amounts.
 */
#ifndef CONVERT_LINTVALUE_H
#define CONVERT_LINTVALUE_H

#include "linttime.h"

struct lint_time lint_unknown(void);
struct lint_time lint_number(double number, int unit);
/* A number, or a name that stands for one. */
bool lint_constant(const struct tokens *t, size_t at,
                   struct lint_time *ret_time);
/* A name whose value is not known: an amount, in the unit it ends in. */
struct lint_time lint_named(const struct source *s, size_t name,
                            bool is_computed);

/* One value or the other. */
struct lint_time lint_merge(const struct lint_time *a,
                            const struct lint_time *b);
void lint_add(struct lint_time *sum, const struct lint_time *term,
              bool is_minus, size_t token);
struct lint_time lint_product(const struct lint_time *left,
                              const struct lint_time *right, char sign);

/* A sign with an operand in front of it, whose first byte is one of these. */
bool lint_is_binary(const struct source *s, size_t at, const char *signs);
/* The next token at the top of the span, NO_TOKEN behind its last. */
size_t lint_skip(const struct source *s, size_t at, struct span span);
struct span lint_strip_casts(const struct source *s, struct span span);

#endif
