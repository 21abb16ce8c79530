/*
 * oldhead: functions whose parameters are declared behind their brackets.
 *
 * The first of these declarations is of one of the names in the brackets; a
 * macro's use, such as LIST_HEAD(a, b) c;, declares another.
 */
#include "oldhead.h"

/* The name that a declaration behind at declares, as far as its first ';'. */
static size_t first_declared(const struct outline *o, size_t at)
{
    const struct tokens *t = o->tokens;
    size_t name = NO_TOKEN;

    for (at = outline_next(o, at);
         at != NO_TOKEN && !token_is(t, at, "{") && !token_is(t, at, "=")
         && !token_is(t, at, "}");
         at = outline_next(o, at)) {
        if (token_is(t, at, ";") || token_is(t, at, ",")) {
            return name;
        }
        name = t->list[at].kind == TOKEN_NAME ? at : name;
    }
    return NO_TOKEN;
}

static bool is_named_between(const struct outline *o, size_t open, size_t close,
                             size_t name)
{
    for (size_t at = outline_next(o, open); at != close;
         at = outline_next(o, at)) {
        if (tokens_equal(o->tokens, at, o->tokens, name)) {
            return true;
        }
    }
    return false;
}

bool is_old_head(const struct outline *o, size_t close)
{
    size_t open = o->list[close].partner, declared, function;

    if (!token_is(o->tokens, close, ")") || open == NO_TOKEN
        || o->list[close].braces > 0 || o->list[close].parens > 0) {
        return false;
    }
    function = outline_prev(o, open);
    declared = first_declared(o, close);
    return declared != NO_TOKEN && function != NO_TOKEN
           && o->tokens->list[function].kind == TOKEN_NAME
           && outline_next(o, close) != declared
           && is_named_between(o, open, close, declared);
}
