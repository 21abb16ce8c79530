/*
 * source: one file on its way from what was read to what is written.
 */
#ifndef CONVERT_SOURCE_H
#define CONVERT_SOURCE_H

#include <sys/stat.h>

#include "lexer.h"
#include "names.h"
#include "outline.h"

/* Where a legacy word stands, and so whose business it is. */
enum place {
    PLACE_CODE,
    PLACE_MACRO, /* body of a #define */
    PLACE_COMMENT,
    PLACE_STRING,
    PLACE_DEFINITION, /* of the old name itself */
    PLACE_OTHER,      /* same word, another thing */
    PLACE_COUNT,
};

struct occurrence {
    const struct legacy_name *name;
    size_t offset;
    size_t token; /* NO_TOKEN in comments and the like */
    enum place place;
    bool converted;
    bool by_name;      /* the lexer did it, not spatch */
    const char *rule;  /* that converts it, when converted */
    size_t edit;       /* the first of its edits, as the judge made them */
    size_t edit_count;
    bool is_left_whole; /* left, and all of its statement with it */
    bool is_own_macro; /* this file defines a macro of that name */
    char *reason;      /* why it is left; owned */
};

/* Tokens first .. first + count - 1 become text; count 0 inserts before. */
struct edit {
    size_t first;
    size_t count;
    char *text; /* owned; "" deletes */
    const char *rule;
};

struct source {
    char *path;  /* to open */
    char *shown; /* in diffs and reports, relative */
    char *text;
    size_t size;
    struct stat status;
    bool is_cxx;
    int comments_to; /* level to which strings may be converted, or 0 */
    struct tokens tokens;
    struct outline outline;
    size_t *members; /* tokens: names that a struct declares */
    size_t member_count, member_room;
    size_t *declared; /* tokens: all other names that are declared */
    size_t declared_count, declared_room;
    struct occurrence *occurrences; /* sorted by offset */
    size_t occurrence_count, occurrence_room;
    struct edit *edits;
    size_t edit_count, edit_room;
    bool *omitted;          /* tokens spatch did not get */
    char *output;           /* spatch's, NULL when it gave none */
    size_t output_size;
    struct edit *proposals; /* what spatch changed */
    size_t proposal_count, proposal_room;
    char *result; /* NULL while nothing changes */
    size_t result_size;
    bool failed;     /* leave it alone; trouble says why */
    char *trouble;   /* a sentence, said in order of the files */
    bool is_by_name; /* spatch could do nothing with it */
};

/* Reads path. NULL on success, else a sentence that says what is wrong. */
const char *source_read(struct source *source);
void source_split(struct source *source);
void source_deinit(struct source *source);

void source_add_edit(struct source *source, size_t first, size_t count,
                     const char *text, const char *rule);
void source_add_proposal(struct source *source, size_t first, size_t count,
                         const char *text, const char *rule);
/* The occurrence at this token, or NULL. */
struct occurrence *source_occurrence(const struct source *source, size_t token);

/* Replaces the file by the result in one step. NULL, or a sentence. */
const char *source_write(const struct source *source, bool break_links);

#endif
