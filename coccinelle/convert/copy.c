/*
 * copy: what spatch gets to read of a source.
 *
 * The bytes of the source without byte order mark and CR, and without two
 * things: bodies of functions and initialisers that hold no word to convert
 * (parsing them is most of spatch's time), and prose behind #if 0, which
 * spatch would rewrite. Omitted tokens are skipped when its output is read.
 */
#include "copy.h"

#include <stdlib.h>
#include <string.h>

#include "trouble.h"

/* A body shorter than this is not worth the trouble. */
#define OMIT_MIN 8

static bool has_work_between(const struct source *s, size_t first, size_t last)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        if (s->occurrences[i].token != NO_TOKEN
            && s->occurrences[i].token >= first
            && s->occurrences[i].token <= last) {
            return true;
        }
    }
    return false;
}

static int directive_step(const struct tokens *t, size_t hash)
{
    size_t word = hash + 1;

    if (token_is(t, word, "if") || token_is(t, word, "ifdef")
        || token_is(t, word, "ifndef")) {
        return 1;
    }
    return token_is(t, word, "endif") ? -1 : 0;
}

static bool begins_directive(const struct tokens *t, size_t at)
{
    return t->list[at].directive
           && (at == 0 || t->list[at - 1].directive != t->list[at].directive);
}

/* Is every #if between the tokens closed there, and no arm of another? */
static bool has_whole_directives(const struct tokens *t, size_t first,
                                 size_t last)
{
    int depth = 0;

    for (size_t at = first; at <= last; at++) {
        if (!begins_directive(t, at)) {
            continue;
        }
        if (depth == 0
            && (token_is(t, at + 1, "else") || token_is(t, at + 1, "elif"))) {
            return false;
        }
        depth += directive_step(t, at);
        if (depth < 0) {
            return false;
        }
    }
    return depth == 0;
}

static void omit(struct source *s, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        s->omitted[i] = true;
    }
}

static void omit_idle_bodies(struct source *s)
{
    const struct tokens *t = &s->tokens;

    for (size_t at = 0; at + 1 < t->count; at++) {
        const struct outline_token *o = &s->outline.list[at];

        if (o->braces > 0 || o->partner == NO_TOKEN || o->partner < at
            || t->list[at].directive || !token_is(t, at, "{")
            || o->partner < at + OMIT_MIN
            || s->outline.list[at + 1].brace_kind == BRACE_MEMBERS) {
            continue;
        }
        if (!has_work_between(s, at, o->partner)
            && has_whole_directives(t, at + 1, o->partner - 1)) {
            omit(s, at + 1, o->partner - 1);
        }
        at = o->partner;
    }
}

/* The directive that ends the arm that begins behind #if at this token. */
static size_t end_of_arm(const struct tokens *t, size_t at)
{
    int depth = 0;

    for (at++; at < t->count; at++) {
        if (!begins_directive(t, at)) {
            continue;
        }
        if (depth == 0
            && (token_is(t, at + 1, "else") || token_is(t, at + 1, "elif")
                || token_is(t, at + 1, "endif"))) {
            return at;
        }
        depth += directive_step(t, at);
    }
    return NO_TOKEN;
}

static bool has_open_quote(const struct source *s, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        const struct token *t = &s->tokens.list[i];
        const char *text = s->text + t->offset;

        if ((t->kind == TOKEN_CHARACTER || t->kind == TOKEN_STRING)
            && (t->length < 2 || !strchr("'\"", text[t->length - 1]))) {
            return true;
        }
    }
    return false;
}

static void omit_prose(struct source *s)
{
    const struct tokens *t = &s->tokens;

    for (size_t at = 0; at + 2 < t->count; at++) {
        size_t end;

        if (!begins_directive(t, at) || !token_is(t, at + 1, "if")
            || !token_is(t, at + 2, "0")) {
            continue;
        }
        end = end_of_arm(t, at);
        if (end != NO_TOKEN && end > at + 3
            && has_open_quote(s, at + 3, end - 1)) {
            omit(s, at + 3, end - 1);
        }
    }
}

/* From the end of the token before it to the next kept token. */
static size_t end_of_omitted(const struct source *s, size_t at)
{
    while (at < s->tokens.count && s->omitted[at]) {
        at++;
    }
    return at;
}

static void append(char *copy, size_t *size, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\r') {
            copy[(*size)++] = bytes[i];
        }
    }
}

char *copy_make(struct source *source, size_t *ret_size)
{
    const struct tokens *t = &source->tokens;
    char *copy = malloc(source->size + t->count + 1);
    size_t from = text_start(source->text, source->size);

    free(source->omitted);
    source->omitted = calloc(t->count + 1, sizeof(*source->omitted));
    if (!copy || !source->omitted) {
        trouble_exit("out of memory");
    }
    *ret_size = 0;
    omit_idle_bodies(source);
    omit_prose(source);
    for (size_t at = 0; at < t->count; at++) {
        if (source->omitted[at]) {
            size_t start =
                at > 0 ? t->list[at - 1].offset + t->list[at - 1].length : from;

            append(copy, ret_size, source->text + from, start - from);
            copy[(*ret_size)++] = '\n';
            at = end_of_omitted(source, at);
            from = at < t->count ? t->list[at].offset : source->size;
        }
    }
    append(copy, ret_size, source->text + from, source->size - from);
    return copy;
}
