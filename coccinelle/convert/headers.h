/*
 * headers: #include lines whose header has moved, and those that come along.
 */
#ifndef CONVERT_HEADERS_H
#define CONVERT_HEADERS_H

#include "source.h"

/* An argument that needs a header, which headers_decide() adds. */
#define ERROR_ABORT "&error_abort"

/* Is there a header that a target of that level has elsewhere? */
bool headers_any(const char *text, size_t size, int to_level);

/* Adds the edits; to be called when the names of the source are decided. */
void headers_decide(struct source *source, int to_level);

/* Is the header, with its quotes, one that a rule moves, or one that it makes
 * of others or puts in? */
bool is_moved_header(const char *name);
bool is_new_header(const char *name);

/* Is the rule about headers, and has it something to do in the source? */
bool is_header_rule(const char *rule);
bool headers_ask_for(const struct source *source, const char *rule,
                     int to_level);

#endif
