/*
 * places: tells for each legacy word of a source where it stands.
 *
 * Every word is found by the plain scan first and then given a place, so that
 * none can be forgotten: found = sum over the places, by construction, and an
 * independent count (grep -ow) must agree.
 *
 * "definition" is the old API itself: a function or a clock declared or
 * defined under its old name at top level, with all that stands in it.
 * "code-other" is the same word for another thing: members, locals, parameters.
 */
#include "places.h"

#include <string.h>

#include "calls.h"
#include "declarations.h"
#include "timers.h"
#include "trouble.h"

struct found {
    struct source *source;
    size_t token;
    size_t comment;
};

static void on_word(void *opaque, size_t offset, const struct legacy_name *name)
{
    struct found *f = opaque;
    struct source *s = f->source;
    struct tokens *t = &s->tokens;
    struct occurrence o = {.name = name,
                           .offset = offset,
                           .token = NO_TOKEN,
                           .place = PLACE_OTHER};

    while (f->comment < t->comment_count
           && t->comments[f->comment].offset + t->comments[f->comment].length
                  <= offset) {
        f->comment++;
    }
    while (f->token < t->count
           && t->list[f->token].offset + t->list[f->token].length <= offset) {
        f->token++;
    }
    if (f->comment < t->comment_count
        && t->comments[f->comment].offset <= offset) {
        o.place = PLACE_COMMENT;
    } else if (f->token < t->count && t->list[f->token].offset <= offset) {
        o.token = f->token;
    }
    s->occurrences = grow(s->occurrences, s->occurrence_count,
                          &s->occurrence_room, sizeof(o));
    s->occurrences[s->occurrence_count++] = o;
}

static void mark_item(struct source *s, uint32_t item, bool whole_statement,
                      uint32_t statement)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        struct occurrence *o = &s->occurrences[i];

        if (o->token != NO_TOKEN && s->outline.list[o->token].item == item
            && (!whole_statement
                || s->outline.list[o->token].statement == statement)) {
            o->place = PLACE_DEFINITION;
        }
    }
}

/* struct QEMUClock { .. }; struct QEMUClock; typedef struct .. QEMUClock; */
static bool defines_type(const struct source *s, size_t at)
{
    const struct outline *o = &s->outline;
    size_t next = outline_next(o, at), prev = outline_prev(o, at);

    if (next == NO_TOKEN || prev == NO_TOKEN) {
        return false;
    }
    if (token_is(&s->tokens, statement_start(o, at), "typedef")
        && (token_is(&s->tokens, next, ";")
            || token_is(&s->tokens, prev, "struct"))) {
        return true;
    }
    return token_is(&s->tokens, prev, "struct")
           && (token_is(&s->tokens, next, "{")
               || token_is(&s->tokens, next, ";"));
}

static bool is_extern(const struct source *s, size_t at)
{
    return token_is(&s->tokens, statement_start(&s->outline, at), "extern");
}

/* extern int64_t ticks_per_sec; - it goes, as there is a constant now. */
static bool is_lone_extern(const struct source *s, const struct occurrence *o)
{
    size_t start = statement_start(&s->outline, o->token);

    return o->name->kind == NAME_TICKS && is_extern(s, o->token)
           && start + 2 == o->token && token_is(&s->tokens, o->token + 1, ";")
           && s->tokens.list[start + 1].kind == TOKEN_NAME;
}

static bool defines_name(const struct source *s, const struct occurrence *o)
{
    const struct outline_token *at = &s->outline.list[o->token];

    if (o->name->kind == NAME_EXPIRE_TIME || o->name->kind == NAME_LATER) {
        return false;
    }
    if (o->name->kind == NAME_CLOCK_TYPE) {
        return defines_type(s, o->token);
    }
    if (at->parens > 0 || !is_declared_here(&s->outline, o->token)
        || is_lone_extern(s, o)) {
        return false;
    }
    if (at->braces > 0) {
        return at->brace_kind == BRACE_CODE && is_extern(s, o->token);
    }
    return true;
}

/* Is it a local, a parameter or a member under the same name? If so the
 * later occurrences in its scope are that thing too. */
static void mark_shadow(struct source *s, struct occurrence *declared)
{
    size_t end = scope_end(&s->outline, declared->token);
    bool is_member =
        s->outline.list[declared->token].brace_kind == BRACE_MEMBERS;

    declared->place = PLACE_OTHER;
    for (struct occurrence *o = declared + 1;
         !is_member && o < s->occurrences + s->occurrence_count; o++) {
        if (o->token != NO_TOKEN && o->token < end && o->name == declared->name
            && o->place != PLACE_DEFINITION) {
            o->place = PLACE_OTHER;
        }
    }
}

/* Words in a row behind #if 0: text, not code. */
static bool is_prose(const struct source *s, size_t at)
{
    size_t next = outline_next(&s->outline, at);

    return s->outline.list[at].in_dead_arm && next != NO_TOKEN
           && (s->tokens.list[next].kind == TOKEN_NAME
               || s->tokens.list[next].kind == TOKEN_CHARACTER);
}

/* expire_time is only ours as a member that is used. */
static enum place place_of_member(const struct source *s, size_t at)
{
    size_t prev = outline_prev(&s->outline, at);

    if (prev == NO_TOKEN || !token_is(&s->tokens, prev, "->")) {
        return PLACE_OTHER;
    }
    return s->tokens.list[at].part == PART_MACRO_BODY ? PLACE_MACRO
                                                      : PLACE_CODE;
}

static void place_token(struct source *s, struct occurrence *o)
{
    const struct token *token = &s->tokens.list[o->token];

    if (token->kind == TOKEN_STRING || token->kind == TOKEN_CHARACTER) {
        o->place = PLACE_STRING;
    } else if (is_prose(s, o->token)) {
        o->place = PLACE_OTHER;
    } else if (o->name->kind == NAME_EXPIRE_TIME) {
        o->place = place_of_member(s, o->token);
    } else if (token->kind != TOKEN_NAME || token->part == PART_MACRO_PARAMETER
               || is_member_name(&s->outline, o->token)) {
        o->place = PLACE_OTHER;
    } else if (token->part == PART_MACRO_NAME) {
        o->place =
            o->name->kind == NAME_LATER ? PLACE_OTHER : PLACE_DEFINITION;
    } else {
        o->place = token->part == PART_MACRO_BODY ? PLACE_MACRO : PLACE_CODE;
    }
}

/* void qemu_clock_enable(QEMUClock *clock, ..): the old shape of a function
 * that keeps its name. */
static bool is_taker_definition(const struct source *s,
                                const struct occurrence *o)
{
    const struct outline_token *at = &s->outline.list[o->token];
    size_t open, callee;

    if (o->name->kind != NAME_CLOCK_TYPE || at->braces > 0
        || outline_argument_of(&s->outline, o->token, &open) < 0) {
        return false;
    }
    callee = outline_callee(&s->outline, open);
    return callee != NO_TOKEN
           && takes_clock(s->text + s->tokens.list[callee].offset,
                          s->tokens.list[callee].length);
}

/* #define qemu_new_timer(..): its body belongs to the definition. */
static void mark_definitions(struct source *s)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        struct occurrence *o = &s->occurrences[i];

        if (o->token == NO_TOKEN) {
            continue;
        }
        if (o->place == PLACE_DEFINITION
            || (o->place == PLACE_CODE && is_taker_definition(s, o))) {
            mark_item(s, s->outline.list[o->token].item, false, 0);
        } else if (o->place == PLACE_CODE && defines_name(s, o)) {
            const struct outline_token *at = &s->outline.list[o->token];

            mark_item(s, at->item, at->braces > 0, at->statement);
        }
    }
}

/* A file with a macro of that name means the macro from there on. */
static void mark_own_macros(struct source *s)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *macro = &s->occurrences[i];

        if (macro->token == NO_TOKEN
            || s->tokens.list[macro->token].part != PART_MACRO_NAME) {
            continue;
        }
        for (size_t j = i + 1; j < s->occurrence_count; j++) {
            struct occurrence *o = &s->occurrences[j];

            if (o->name == macro->name
                && (o->place == PLACE_CODE || o->place == PLACE_MACRO)) {
                o->is_own_macro = true;
            }
        }
    }
}

/* Does the file define the struct itself? */
static bool defines_timer(const struct source *s)
{
    for (size_t at = 0; at + 2 < s->tokens.count; at++) {
        if (token_is(&s->tokens, at, "struct")
            && token_is(&s->tokens, at + 1, "QEMUTimer")
            && token_is(&s->tokens, at + 2, "{")) {
            return true;
        }
    }
    return false;
}

void places_of_timers(const struct worklist *worklist, struct source *source)
{
    bool is_old_timer = defines_timer(source);

    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];
        enum timer_type type;
        size_t base;

        if (o->name->kind != NAME_EXPIRE_TIME || o->token == NO_TOKEN
            || (o->place != PLACE_CODE && o->place != PLACE_MACRO)) {
            continue;
        }
        base = outline_prev(&source->outline,
                            outline_prev(&source->outline, o->token));
        type = base == NO_TOKEN ? TYPE_OTHER
                                : timer_type_of(worklist, source, base);
        if (type == TYPE_OTHER) {
            o->place = PLACE_OTHER;
        } else if (is_old_timer) {
            o->place = PLACE_DEFINITION;
        }
    }
}

/* A declaration of the new API itself hides nothing. */
static bool is_global_later(const struct source *s, const struct occurrence *o)
{
    return o->name->kind == NAME_LATER
           && s->outline.list[o->token].braces == 0
           && s->outline.list[o->token].parens == 0;
}

void places_find(struct source *source, int to_level)
{
    struct found f = {.source = source};

    names_scan(source->text, source->size, to_level, on_word, &f);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        if (source->occurrences[i].token != NO_TOKEN) {
            place_token(source, &source->occurrences[i]);
        }
    }
    mark_definitions(source);
    mark_own_macros(source);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (o->place == PLACE_CODE && o->name->kind != NAME_CLOCK_TYPE
            && o->name->kind != NAME_EXPIRE_TIME && !is_global_later(source, o)
            && !is_lone_extern(source, o)
            && is_declared_here(&source->outline, o->token)) {
            mark_shadow(source, o);
        }
    }
}

const char *place_name(enum place place)
{
    static const char *const names[PLACE_COUNT] = {
        "code", "macro", "comment", "string", "definition", "code-other",
    };

    return names[place];
}
