/*
 * copy: what spatch gets to read of a source.
 *
 * The source without byte order mark, CR and comments, and without what holds
 * no word to convert, as parsing is most of spatch's time: functions,
 * initialisers, macros that name a number. And without prose behind #if 0 and
 * the like, which spatch would rewrite. Declarations stay, for their types. Omitted
 * tokens are skipped when spatch's output is read.
 */
#include "copy.h"

#include <stdlib.h>
#include <string.h>

#include "trouble.h"
#include "unclosed.h"

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

static void omit_when_idle(struct source *s, size_t first, size_t last)
{
    if (first <= last && !has_work_between(s, first, last)
        && has_whole_directives(&s->tokens, first, last)) {
        omit(s, first, last);
    }
}

static size_t start_of_item(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t before = outline_prev(o, at);

    while (before != NO_TOKEN && o->list[before].item == o->list[at].item) {
        at = before;
        before = outline_prev(o, at);
    }
    return at;
}

/* Rules ask for values of our types, and a call may be one. */
static bool names_our_types(const struct source *s, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        const struct token *t = &s->tokens.list[i];

        if (t->kind == TOKEN_NAME && t->length > 4
            && !memcmp(s->text + t->offset, "QEMU", 4)) {
            return true;
        }
    }
    return false;
}

static bool is_function_body(const struct source *s, size_t open)
{
    const struct outline *o = &s->outline;
    size_t before = outline_prev(o, open);
    size_t behind = outline_next(o, o->list[open].partner);

    return before != NO_TOKEN && token_is(&s->tokens, before, ")")
           && (behind == NO_TOKEN
               || o->list[behind].item != o->list[open].item);
}

/* The first token between the braces that can go: an enum needs one name. */
static size_t first_of_body(const struct source *s, size_t open)
{
    const struct outline *o = &s->outline;
    const struct token *first = &s->tokens.list[open + 1];
    size_t before = outline_prev(o, open);

    if (before != NO_TOKEN && !token_is(&s->tokens, before, "enum")) {
        before = outline_prev(o, before);
    }
    if (before == NO_TOKEN || !token_is(&s->tokens, before, "enum")) {
        return open + 1;
    }
    return first->kind == TOKEN_NAME && !first->directive ? open + 2
                                                          : NO_TOKEN;
}

static void omit_idle_items(struct source *s)
{
    const struct tokens *t = &s->tokens;

    for (size_t at = 0; at + 1 < t->count; at++) {
        const struct outline_token *o = &s->outline.list[at];
        size_t start;

        if (o->braces > 0 || o->partner == NO_TOKEN || o->partner < at
            || t->list[at].directive || !token_is(t, at, "{")
            || s->outline.list[at + 1].brace_kind == BRACE_MEMBERS) {
            continue;
        }
        start = start_of_item(s, at);
        if (is_function_body(s, at) && !names_our_types(s, start, at)) {
            omit_when_idle(s, start, o->partner);
        }
        if (!s->omitted[at] && o->partner >= at + OMIT_MIN) {
            omit_when_idle(s, first_of_body(s, at), o->partner - 1);
        }
        at = o->partner;
    }
}

/* #define NAME NUMBER */
static void omit_numbers(struct source *s)
{
    const struct tokens *t = &s->tokens;

    for (size_t at = 0; at + 3 < t->count; at++) {
        if (begins_directive(t, at) && token_is(t, at + 1, "define")
            && t->list[at + 3].kind == TOKEN_NUMBER
            && t->list[at + 3].directive == t->list[at].directive
            && (at + 4 == t->count
                || t->list[at + 4].directive != t->list[at].directive)) {
            omit_when_idle(s, at, at + 3);
        }
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

static bool has_open_quote(const struct tokens *t, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        if (is_unclosed(t, i)) {
            return true;
        }
    }
    return false;
}

/* The first token behind the directive. */
static size_t behind_directive(const struct tokens *t, size_t hash)
{
    size_t at = hash;

    while (at < t->count && t->list[at].directive == t->list[hash].directive) {
        at++;
    }
    return at;
}

/* A quote that does not end stands in what the compiler skips: behind #if 0,
 * or behind another condition, where nothing else is to be done. */
static void omit_prose(struct source *s)
{
    const struct tokens *t = &s->tokens;

    for (size_t at = 0; at + 2 < t->count; at++) {
        size_t first, end;

        if (!begins_directive(t, at)
            || !(directive_step(t, at) > 0 || token_is(t, at + 1, "else")
                 || token_is(t, at + 1, "elif"))) {
            continue;
        }
        first = behind_directive(t, at);
        end = end_of_arm(t, at);
        if (end == NO_TOKEN || end <= first
            || !has_open_quote(t, first, end - 1)) {
            continue;
        }
        if (token_is(t, at + 1, "if") && token_is(t, at + 2, "0")) {
            omit(s, first, end - 1);
        } else {
            omit_when_idle(s, first, end - 1);
        }
    }
}

struct writer {
    const struct source *source;
    char *copy;
    size_t size;
    size_t comment; /* the next one */
};

static void append_token(struct writer *w, const struct token *token)
{
    for (size_t i = 0; i < token->length; i++) {
        if (w->source->text[token->offset + i] != '\r') {
            w->copy[w->size++] = w->source->text[token->offset + i];
        }
    }
}

/* What is no ASCII is a blank to us, and might be none to spatch. */
static void append_blanks(struct writer *w, size_t from, size_t to)
{
    for (; from < to; from++) {
        unsigned char byte = w->source->text[from];

        if (byte != '\r' || from + 1 == to
            || w->source->text[from + 1] != '\n') {
            w->copy[w->size++] = byte == '\r' || byte >= 0x7f ? ' ' : byte;
        }
    }
}

/* What stands between tokens: a blank for each comment. */
static void append_gap(struct writer *w, size_t from, size_t to)
{
    const struct tokens *t = &w->source->tokens;

    for (; w->comment < t->comment_count
           && t->comments[w->comment].offset < to;
         w->comment++) {
        const struct comment *c = &t->comments[w->comment];

        if (c->offset >= from) {
            append_blanks(w, from, c->offset);
            w->copy[w->size++] = ' ';
            from = c->offset + c->length;
        }
    }
    append_blanks(w, from, to);
}

static void write_kept(struct writer *w)
{
    const struct tokens *t = &w->source->tokens;
    size_t from = text_start(w->source->text, w->source->size);

    for (size_t at = 0; at < t->count; at++) {
        const struct token *token = &t->list[at];

        if (!w->source->omitted[at]) {
            append_gap(w, from, token->offset);
            append_token(w, token);
        } else if (at == 0 || !w->source->omitted[at - 1]) {
            append_gap(w, from, token->offset);
            w->copy[w->size++] = '\n';
        }
        from = token->offset + token->length;
    }
    append_gap(w, from, w->source->size);
}

char *copy_make(struct source *source, size_t *ret_size)
{
    struct writer w = {.source = source};

    w.copy = malloc(source->size + source->tokens.count + 1);
    free(source->omitted);
    source->omitted =
        calloc(source->tokens.count + 1, sizeof(*source->omitted));
    if (!w.copy || !source->omitted) {
        trouble_exit("out of memory");
    }
    omit_idle_items(source);
    omit_numbers(source);
    omit_prose(source);
    write_kept(&w);
    *ret_size = w.size;
    return w.copy;
}
