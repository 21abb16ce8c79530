/*
 * freeing: timer_free() deletes first, from 6.0 on.
 *
 * It takes NULL as well, so an if (timer) around the two calls goes along
 * when nothing else is in its braces and no else follows.
 */
#include "freeing.h"

#include <string.h>

#include "laterwords.h"
#include "taken.h"
#include "timers.h"

#define RULE "6.0-timer-free-deletes"
#define G_FREE_RULE "6.0-g-free-timer"

struct span_of {
    size_t first, last;
};

/* A '(' behind a name or another bracket calls something. */
static bool is_call(const struct tokens *t, size_t first, size_t at)
{
    return token_is(t, at, "(") && at > first
           && (t->list[at - 1].kind == TOKEN_NAME || token_is(t, at - 1, ")")
               || token_is(t, at - 1, "]"));
}

static bool is_assignment(const struct tokens *t, size_t at)
{
    const struct token *token = &t->list[at];
    const char *text = t->text + token->offset;

    return token->kind == TOKEN_PUNCTUATION && text[token->length - 1] == '='
           && !(token->length == 2 && strchr("=!<>", text[0]));
}

static bool same_tokens(const struct tokens *t, struct span_of a,
                        struct span_of b)
{
    if (b.last - b.first != a.last - a.first) {
        return false;
    }
    for (size_t i = 0; a.first + i <= a.last; i++) {
        if (!tokens_equal(t, a.first + i, t, b.first + i)
            || is_call(t, a.first, a.first + i)
            || is_assignment(t, a.first + i)
            || token_is(t, a.first + i, "++")
            || token_is(t, a.first + i, "--")
            || t->list[a.first + i].directive != t->list[a.first].directive) {
            return false;
        }
    }
    return true;
}

static struct span_of argument_span(const struct arguments *arguments)
{
    return (struct span_of){arguments->list[0].first,
                            arguments->list[0].last};
}

/* The ';' behind the call that frees the same timer next, or NO_TOKEN. */
static size_t end_of_free(const struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    struct arguments freed;
    size_t next;

    if (s->arguments.count != 1
        || !(later_is_statement(s) || later_is_labelled(s))) {
        return NO_TOKEN;
    }
    next = outline_next(o, s->arguments.close + 1);
    if (next != s->arguments.close + 2
        || !(token_is(t, next, "qemu_free_timer")
             || token_is(t, next, "timer_free")
             || token_is(t, next, "g_free"))
        || taken_here(s->source, next, "timer_free")) {
        return NO_TOKEN;
    }
    outline_arguments(o, outline_next(o, next), &freed);
    if (freed.count != 1
        || (token_is(t, next, "g_free")
            && !timer_is_pointer(s->worklist, s->source,
                                 freed.list[0].last))
        || !same_tokens(t, argument_span(&s->arguments), argument_span(&freed))
        || !token_is(t, freed.close + 1, ";")) {
        return NO_TOKEN;
    }
    return freed.close + 1;
}

/* if (timer) { DELETE FREE } with no else: its first token, or NO_TOKEN. */
static size_t guard_of(const struct site *s, size_t end)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t timer = s->arguments.list[0].first, close, start;
    struct span_of test;

    if (s->occurrence->token < 5
        || !token_is(t, s->occurrence->token - 1, "{")
        || o->list[s->occurrence->token - 1].partner != end + 1) {
        return NO_TOKEN;
    }
    close = s->occurrence->token - 2;
    if (!token_is(t, close, ")") || o->list[close].partner == NO_TOKEN) {
        return NO_TOKEN;
    }
    start = o->list[close].partner - 1;
    test = (struct span_of){start + 2, close - 1};
    if (!token_is(t, start, "if") || outline_prev(o, start) == NO_TOKEN
        || token_is(t, outline_prev(o, start), "else")
        || (end + 2 < t->count && token_is(t, end + 2, "else"))
        || !same_tokens(t, argument_span(&s->arguments), test)
        || t->list[start].directive != t->list[timer].directive) {
        return NO_TOKEN;
    }
    return start;
}

bool freeing_takes_over(struct site *s)
{
    size_t end = end_of_free(s), start = s->occurrence->token, guard;

    if (end == NO_TOKEN) {
        return false;
    }
    guard = guard_of(s, end);
    if (guard != NO_TOKEN) {
        start = guard;
    }
    source_add_edit(s->source, start, s->arguments.close + 2 - start, "", RULE);
    if (guard != NO_TOKEN) {
        source_add_edit(s->source, end + 1, 1, "", RULE);
    }
    return true;
}

bool freeing_asks(const struct source *source, const char *rule)
{
    return !strcmp(rule, G_FREE_RULE)
           && memmem(source->text, source->size, "g_free", 6);
}

/* In a function of the old API itself? */
static bool is_in_definition(const struct source *source, size_t at)
{
    const struct outline_token *list = source->outline.list;

    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if (o->token != NO_TOKEN && o->place == PLACE_DEFINITION
            && list[o->token].item == list[at].item) {
            return true;
        }
    }
    return false;
}

/* g_free(TIMER) at this token? */
static bool frees_timer(const struct worklist *worklist,
                        const struct source *source, size_t at)
{
    const struct tokens *t = &source->tokens;
    struct arguments freed;

    if (!token_is(t, at, "g_free") || t->list[at].part != PART_CODE
        || taken_here(source, at, "timer_free")) {
        return false;
    }
    outline_arguments(&source->outline, outline_next(&source->outline, at),
                      &freed);
    return freed.count == 1
           && timer_is_pointer(worklist, source, freed.list[0].last)
           && !is_in_definition(source, at);
}

bool freeing_any(const struct worklist *worklist, const struct source *source)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (frees_timer(worklist, source, at)) {
            return true;
        }
    }
    return false;
}

void freeing_decide(const struct worklist *worklist, struct source *source,
                    int to_level)
{
    for (size_t at = 0; to_level >= 600 && at < source->tokens.count; at++) {
        if (frees_timer(worklist, source, at)) {
            source_add_edit(source, at, 1, "timer_free", G_FREE_RULE);
        }
    }
}

bool judge_timer_del(struct site *s)
{
    return freeing_takes_over(s);
}
