/*
 * members: which member of a struct a place in an initialiser means.
 *
 * Only for `struct tag name = { a, b }` and `type name = { a, b }` whose
 * struct is defined in the files given; no designators, no nested braces.
 */
#include "members.h"

#include <stdlib.h>

#include "trouble.h"

/* Number of the value in its braces, -1 with designators; sets the '{'. */
static int position_in_braces(const struct source *s, size_t at,
                              size_t *ret_open)
{
    const struct outline *o = &s->outline;
    int position = 0;

    for (at = outline_prev(o, at); at != NO_TOKEN; at = outline_prev(o, at)) {
        if (token_is(&s->tokens, at, "{")) {
            *ret_open = at;
            return position;
        }
        if (token_is(&s->tokens, at, ",")) {
            position++;
        } else if (token_is(&s->tokens, at, "=")
                   || token_is(&s->tokens, at, ";")) {
            return -1;
        } else if (o->list[at].partner != NO_TOKEN
                   && o->list[at].partner < at) {
            at = o->list[at].partner;
        }
    }
    return -1;
}

/* The token that ends the type in front of `name = {` or, when the braces
 * are an element's, of `name[n] = { {`. */
static size_t type_before(const struct source *s, size_t open)
{
    const struct outline *o = &s->outline;
    bool is_element = !token_is(&s->tokens, outline_prev(o, open), "=");
    size_t assign, name;

    if (is_element && position_in_braces(s, open, &open) < 0) {
        return NO_TOKEN;
    }
    assign = outline_prev(o, open);
    name = outline_prev(o, assign);
    if (name == NO_TOKEN || !token_is(&s->tokens, assign, "=")
        || token_is(&s->tokens, name, "]") != is_element) {
        return NO_TOKEN;
    }
    if (is_element && o->list[name].partner != NO_TOKEN) {
        name = outline_prev(o, o->list[name].partner);
    }
    if (name == NO_TOKEN || s->tokens.list[name].kind != TOKEN_NAME) {
        return NO_TOKEN;
    }
    return outline_prev(o, name);
}

/* The '{' of `struct tag {` or of `typedef struct { .. } tag;`. */
static size_t definition_in(const struct source *s, const char *tag)
{
    const struct outline *o = &s->outline;

    for (size_t at = 0; at < s->tokens.count; at++) {
        size_t next, prev;

        if (s->tokens.list[at].kind != TOKEN_NAME
            || !token_is(&s->tokens, at, tag)) {
            continue;
        }
        next = outline_next(o, at);
        prev = outline_prev(o, at);
        if (next != NO_TOKEN && prev != NO_TOKEN
            && token_is(&s->tokens, prev, "struct")
            && token_is(&s->tokens, next, "{")) {
            return next;
        }
        if (next != NO_TOKEN && prev != NO_TOKEN
            && token_is(&s->tokens, prev, "}")
            && token_is(&s->tokens, next, ";")) {
            return o->list[prev].partner;
        }
    }
    return NO_TOKEN;
}

/* The name of declarator number position behind '{'. */
static char *member_at(const struct source *s, size_t open, int position)
{
    const struct outline *o = &s->outline;
    size_t name = NO_TOKEN;

    for (size_t at = outline_next(o, open);
         at != NO_TOKEN && at != o->list[open].partner;
         at = outline_next(o, at)) {
        if (token_is(&s->tokens, at, ";") || token_is(&s->tokens, at, ",")) {
            if (position-- == 0) {
                return name == NO_TOKEN ? NULL : token_text(&s->tokens, name);
            }
            name = NO_TOKEN;
        } else if (s->tokens.list[at].kind == TOKEN_NAME) {
            name = at;
        } else if (token_is(&s->tokens, at, "{")
                   || token_is(&s->tokens, at, ":")) {
            return NULL; /* unions, bit fields: let a person count */
        } else if (o->list[at].partner != NO_TOKEN
                   && o->list[at].partner > at) {
            at = o->list[at].partner;
        }
    }
    return NULL;
}

static char *member_of_tag(const struct worklist *worklist, const char *tag,
                           int position)
{
    char *member = NULL;

    for (size_t i = 0; i < worklist->count && !member; i++) {
        const struct source *s = &worklist->list[i];
        size_t definition = definition_in(s, tag);

        if (definition != NO_TOKEN
            && s->outline.list[definition].partner != NO_TOKEN) {
            member = member_at(s, definition, position);
        }
    }
    return member;
}

char *member_initialised(const struct worklist *worklist,
                         const struct source *source, size_t at)
{
    size_t open, type;
    int position = position_in_braces(source, at, &open);
    char *tag, *member;

    type = position < 0 || outline_prev(&source->outline, open) == NO_TOKEN
               ? NO_TOKEN
               : type_before(source, open);
    if (type == NO_TOKEN) {
        return NULL;
    }
    if (token_is(&source->tokens, type, "}")
        && source->outline.list[type].partner != NO_TOKEN) {
        return member_at(source, source->outline.list[type].partner, position);
    }
    if (source->tokens.list[type].kind != TOKEN_NAME) {
        return NULL;
    }
    tag = token_text(&source->tokens, type);
    member = member_of_tag(worklist, tag, position);
    free(tag);
    return member;
}
