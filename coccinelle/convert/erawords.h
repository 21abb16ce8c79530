/*
 * erawords: what a word, a call or a header tells of a source's release.
 */
#ifndef CONVERT_ERAWORDS_H
#define CONVERT_ERAWORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The releases that have a thing; 0 where nothing bounds them. */
struct era_span {
    int since, until;
    bool by_arguments; /* another number of them says something else */
    bool may_be_made;  /* by a conversion: no sign of what is left to convert */
};

/* Of the name of a function called with so many arguments, or of a name that
 * is not called (-1). False when it tells nothing. */
bool era_of_word(const char *word, size_t length, int arguments,
                 struct era_span *ret_span);
/* Of a header, with its quotes or brackets. */
bool era_of_header(const char *header, size_t length,
                   struct era_span *ret_span);

#endif
