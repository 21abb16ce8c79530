/*
 * timers: which expressions are QEMUTimer *, and in what unit they count.
 *
 * By spelling: a name is a timer where it is declared as one. For a member
 * any other declaration of the same name in the files makes it unknown.
 */
#include "timers.h"

#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "declarations.h"
#include "trouble.h"

/* QEMUTimer *name, with its star or stars before the name. */
static bool is_timer_declaration(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t star = outline_prev(o, at);
    size_t type = outline_prev(o, star);

    return type != NO_TOKEN && token_is(&s->tokens, star, "*")
           && (token_is(&s->tokens, type, "QEMUTimer")
               || (token_is(&s->tokens, type, ",") && is_declared_here(o, at)));
}

/* The declaration in scope at the token, nearest first. */
static size_t local_declaration(const struct source *s, size_t token)
{
    for (size_t at = token + 1; at-- > 0;) {
        if (s->tokens.list[at].kind == TOKEN_NAME
            && tokens_equal(&s->tokens, at, &s->tokens, token)
            && !is_member_name(&s->outline, at)
            && s->outline.list[at].brace_kind != BRACE_MEMBERS
            && is_declared_here(&s->outline, at)
            && ((s->outline.list[at].braces == 0
                 && s->outline.list[at].parens == 0)
                || scope_end(&s->outline, at) > token)) {
            return at;
        }
    }
    return NO_TOKEN;
}

/* 1 a timer, -1 something else, 0 not declared in this file. */
static int member_in(const struct source *s, const char *name)
{
    int found = 0;

    for (size_t at = 0; at < s->tokens.count; at++) {
        if (s->tokens.list[at].kind == TOKEN_NAME
            && s->outline.list[at].brace_kind == BRACE_MEMBERS
            && token_is(&s->tokens, at, name)
            && is_declared_here(&s->outline, at)) {
            if (!is_timer_declaration(s, at)) {
                return -1;
            }
            found = 1;
        }
    }
    return found;
}

static bool is_timer_member(const struct worklist *worklist,
                            const struct source *source, size_t token)
{
    char *name = token_text(&source->tokens, token);
    int found = 0;

    for (size_t i = 0; i < worklist->count && found >= 0; i++) {
        int here = member_in(&worklist->list[i], name);

        found = here ? here : found;
    }
    free(name);
    return found > 0;
}

bool timer_is_pointer(const struct worklist *worklist,
                      const struct source *source, size_t token)
{
    size_t declaration;

    if (source->tokens.list[token].kind != TOKEN_NAME) {
        return false;
    }
    if (is_member_name(&source->outline, token)) {
        return is_timer_member(worklist, source, token);
    }
    declaration = local_declaration(source, token);
    return declaration != NO_TOKEN && is_timer_declaration(source, declaration);
}

/* Does what stands left of '=' in front of this creation end in the name at
 * token? A local is only set where it lives. */
static bool creates(const struct source *s, size_t creation,
                    const struct source *other, size_t token)
{
    size_t assign = outline_prev(&s->outline, creation);
    size_t name = outline_prev(&s->outline, assign);

    if (!is_member_name(&other->outline, token)
        && (s != other
            || s->outline.list[creation].item != s->outline.list[token].item)) {
        return false;
    }
    return name != NO_TOKEN && token_is(&s->tokens, assign, "=")
           && tokens_equal(&s->tokens, name, &other->tokens, token);
}

static enum timer_unit unit_of(const struct source *s,
                               const struct occurrence *o)
{
    struct arguments arguments;
    size_t clock;

    outline_arguments(&s->outline, outline_next(&s->outline, o->token),
                      &arguments);
    if (o->name->became || arguments.count != 3) {
        return TIMER_NS; /* the 4-argument era counts in ns inside */
    }
    clock = arguments.list[0].first;
    if (clock != arguments.list[0].last) {
        return TIMER_UNKNOWN;
    }
    return token_is(&s->tokens, clock, "rt_clock") ? TIMER_MS : TIMER_NS;
}

enum timer_unit timer_unit(const struct worklist *worklist,
                           const struct source *source, size_t token)
{
    enum timer_unit unit = TIMER_UNKNOWN;
    bool any = false;

    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t j = 0; j < s->occurrence_count; j++) {
            const struct occurrence *o = &s->occurrences[j];
            enum timer_unit here;

            if (o->name->kind != NAME_NEW || o->token == NO_TOKEN
                || !creates(s, o->token, source, token)) {
                continue;
            }
            here = unit_of(s, o);
            unit = any && here != unit ? TIMER_UNKNOWN : here;
            any = true;
            if (unit == TIMER_UNKNOWN) {
                return unit;
            }
        }
    }
    return unit;
}
