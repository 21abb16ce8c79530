/*
 * calls: a call's brackets, its name, its arguments.
 *
 * Of an #if inside the brackets the first arm counts; when the arms hold
 * different numbers of arguments the call is ambiguous.
 */
#include "calls.h"

static bool is_punctuation(const struct tokens *t, size_t at, char c)
{
    return t->list[at].length == 1 && t->text[t->list[at].offset] == c;
}

/* Do the arms of an #if between the brackets hold different numbers of
 * commas? One #if inside another is too much to tell. */
static bool arms_differ(const struct outline *o, size_t open)
{
    const struct tokens *t = o->tokens;
    int commas = 0, first = -1;
    bool is_open = false;

    for (size_t at = open + 1; at < o->list[open].partner; at++) {
        if (t->list[at].directive == t->list[open].directive) {
            commas += is_punctuation(t, at, ',')
                      && o->list[at].parens == o->list[open].parens + 1
                      && o->list[at].braces == o->list[open].braces;
        } else if (is_punctuation(t, at, '#')) {
            bool is_if = token_is(t, at + 1, "if")
                         || token_is(t, at + 1, "ifdef")
                         || token_is(t, at + 1, "ifndef");
            bool ends = token_is(t, at + 1, "endif");

            if (is_open == is_if
                || (is_open && first >= 0 && first != commas)) {
                return true;
            }
            if (ends && first < 0 && commas > 0) {
                return true;
            }
            first = is_if || ends ? -1 : commas;
            is_open = !ends;
            commas = 0;
        }
    }
    return is_open;
}

void outline_arguments(const struct outline *outline, size_t open,
                       struct arguments *arguments)
{
    const struct tokens *t = outline->tokens;
    size_t at;
    struct argument *argument;

    arguments->count = -1;
    if (open == NO_TOKEN || !is_punctuation(t, open, '(')
        || outline->list[open].partner == NO_TOKEN) {
        return;
    }
    arguments->close = outline->list[open].partner;
    arguments->count = 0;
    arguments->is_ambiguous = arms_differ(outline, open);
    at = outline_next(outline, open);
    if (at == arguments->close) {
        return;
    }
    argument = &arguments->list[arguments->count++];
    *argument = (struct argument){.first = at, .last = at};
    while (at != NO_TOKEN && at != arguments->close) {
        if (outline->list[at].other_arms > outline->list[open].other_arms) {
            at = outline_next(outline, at);
            continue;
        }
        if (is_punctuation(t, at, ',')) {
            if (arguments->count == ARGUMENTS_MAX) {
                arguments->count = -1;
                return;
            }
            argument = &arguments->list[arguments->count++];
            argument->first = outline_next(outline, at);
            argument->last = at;
        } else {
            if (outline->list[at].partner != NO_TOKEN
                && outline->list[at].partner > at) {
                at = outline->list[at].partner;
            }
            argument->last = at;
        }
        at = outline_next(outline, at);
    }
}

size_t outline_call(const struct outline *outline, size_t name)
{
    const struct tokens *t = outline->tokens;
    size_t open = outline_next(outline, name);
    size_t before = outline_prev(outline, name);

    while (open != NO_TOKEN && before != NO_TOKEN && token_is(t, open, ")")
           && (outline->list[open].partner == before
               || token_is(t, before, "*"))) {
        if (outline->list[open].partner == before) {
            open = outline_next(outline, open);
        }
        before = outline_prev(outline, before);
    }
    return open != NO_TOKEN && token_is(t, open, "(") ? open : NO_TOKEN;
}

size_t outline_callee(const struct outline *outline, size_t open)
{
    const struct tokens *t = outline->tokens;
    size_t name = outline_prev(outline, open);

    while (name != NO_TOKEN && token_is(t, name, ")")
           && outline->list[name].partner != NO_TOKEN) {
        size_t inner = outline_prev(outline, name);
        size_t first = outline_next(outline, outline->list[name].partner);

        while (first != inner && token_is(t, first, "*")) {
            first = outline_next(outline, first);
        }
        if (first != inner && !token_is(t, inner, ")")) {
            return NO_TOKEN;
        }
        name = inner;
    }
    return name != NO_TOKEN && t->list[name].kind == TOKEN_NAME ? name
                                                                : NO_TOKEN;
}

int outline_argument_of(const struct outline *outline, size_t at,
                        size_t *ret_open)
{
    const struct tokens *t = outline->tokens;
    int commas = 0;

    for (at = outline_prev(outline, at); at != NO_TOKEN;
         at = outline_prev(outline, at)) {
        if (is_punctuation(t, at, ')') || is_punctuation(t, at, ']')
            || is_punctuation(t, at, '}')) {
            if (outline->list[at].partner == NO_TOKEN) {
                return -1;
            }
            at = outline->list[at].partner;
        } else if (is_punctuation(t, at, ',')) {
            commas++;
        } else if (is_punctuation(t, at, '(')) {
            *ret_open = at;
            return commas;
        } else if (is_punctuation(t, at, ';') || is_punctuation(t, at, '{')
                   || is_punctuation(t, at, '[')) {
            return -1;
        }
    }
    return -1;
}
