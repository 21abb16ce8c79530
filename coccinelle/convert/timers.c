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
#include "context.h"
#include "declarations.h"
#include "trouble.h"

/* QEMUTimer *a, *b: is that the type of all that is declared there? */
static bool declares_timers(const struct source *s, size_t at)
{
    static const char *const before[] = {"static", "extern", "const",
                                         "volatile", "struct", NULL};
    size_t type = statement_start(&s->outline, at);

    for (int i = 0; before[i]; i++) {
        if (token_is(&s->tokens, type, before[i])) {
            type = outline_next(&s->outline, type);
            i = -1;
        }
    }
    return token_is(&s->tokens, type, "QEMUTimer");
}

/* QEMUTimer *name, with its star or stars before the name. */
static bool is_timer_declaration(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t star = outline_prev(o, at);
    size_t type = outline_prev(o, star);

    return type != NO_TOKEN && token_is(&s->tokens, star, "*")
           && (token_is(&s->tokens, type, "QEMUTimer")
               || (token_is(&s->tokens, type, ",") && is_declared_here(o, at)
                   && declares_timers(s, at)));
}

/* QEMUTimer **name: subscripts tell, which are not counted here. */
static bool is_pointer_to_pointers(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t star = outline_prev(o, at);
    size_t more = outline_prev(o, star);

    return more != NO_TOKEN && token_is(&s->tokens, star, "*")
           && token_is(&s->tokens, more, "*")
           && token_is(&s->tokens, outline_prev(o, more), "QEMUTimer");
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

/* What the file declares under that name as members. */
struct declared {
    bool as_timer, as_other;
};

static void look_for_member(const struct source *s, const char *name,
                            struct declared *declared)
{
    for (size_t i = 0; i < s->member_count; i++) {
        size_t at = s->members[i];

        if (token_is(&s->tokens, at, name)) {
            bool is_timer = is_timer_declaration(s, at);

            declared->as_timer |= is_timer || is_pointer_to_pointers(s, at);
            declared->as_other |= !is_timer;
        }
    }
}

static enum timer_type type_of_member(const struct worklist *worklist,
                                      const struct source *source,
                                      size_t token)
{
    char *name = token_text(&source->tokens, token);
    struct declared declared = {false, false};
    const struct source *s;

    for (size_t i = 0; (s = context_source(worklist, i)); i++) {
        look_for_member(s, name, &declared);
    }
    free(name);
    return declared.as_timer == declared.as_other ? TYPE_UNSEEN
           : declared.as_timer                    ? TYPE_TIMER
                                                  : TYPE_OTHER;
}

/* ((struct other *)opaque): the cast tells that it is none. */
static enum timer_type type_in_brackets(const struct source *s, size_t close)
{
    const struct tokens *t = &s->tokens;
    size_t open = s->outline.list[close].partner;
    enum timer_type type = TYPE_UNSEEN;

    for (size_t at = open; open != NO_TOKEN && at < close; at++) {
        if (token_is(t, at, "QEMUTimer")) {
            return TYPE_UNSEEN;
        }
        if (token_is(t, at, "*") && token_is(t, at + 1, ")")) {
            type = TYPE_OTHER;
        }
    }
    return type;
}

enum timer_type timer_type_of(const struct worklist *worklist,
                              const struct source *source, size_t token)
{
    const struct outline *o = &source->outline;
    size_t declaration;

    while (token_is(&source->tokens, token, "]")
           && o->list[token].partner != NO_TOKEN) {
        token = outline_prev(o, o->list[token].partner);
    }
    if (token_is(&source->tokens, token, ")")) {
        return type_in_brackets(source, token);
    }
    if (token == NO_TOKEN || source->tokens.list[token].kind != TOKEN_NAME) {
        return TYPE_UNSEEN;
    }
    if (is_member_name(o, token)) {
        return type_of_member(worklist, source, token);
    }
    declaration = local_declaration(source, token);
    return declaration == NO_TOKEN
                   || is_pointer_to_pointers(source, declaration)
               ? TYPE_UNSEEN
           : is_timer_declaration(source, declaration) ? TYPE_TIMER
                                                       : TYPE_OTHER;
}

bool timer_is_pointer(const struct worklist *worklist,
                      const struct source *source, size_t token)
{
    return timer_type_of(worklist, source, token) == TYPE_TIMER;
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
