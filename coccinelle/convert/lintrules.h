/*
 * lintrules: what lint looks for, told to people.
 */
#ifndef CONVERT_LINTRULES_H
#define CONVERT_LINTRULES_H

struct lint_rule {
    const char *name;
    const char *purpose;
    const char *before; /* is found */
    const char *after;  /* is not */
};

/* By name; the last one has none. */
extern const struct lint_rule lint_rules[];

#endif
