/*
 * values: clock expressions taken apart.
 *
 * A clock is a literal, a variable, what ?: chooses, the last operand of a
 * comma, what is assigned. Anything else is no clock we know.
 */
#include "values.h"

#include <string.h>

#include "declarations.h"
#include "surroundings.h"

struct expression {
    const struct clocks *clocks;
    const struct source *source;
    struct value value;
};

unsigned clocks_slot(const char *word, size_t length)
{
    return ((unsigned char)word[0] * 31u + (unsigned char)word[length - 1]
            + length * 257u)
           % 4096;
}

struct variable *clocks_variable(const struct clocks *clocks,
                                 const struct source *source, size_t at)
{
    const struct token *token = &source->tokens.list[at];

    if (token->kind != TOKEN_NAME
        || !clocks->names_seen[clocks_slot(source->text + token->offset,
                                           token->length)]) {
        return NULL;
    }
    return variables_at(&clocks->variables, source, at);
}

static bool add_part(struct value *value, struct variable *variable)
{
    if (value->part_count == PARTS_MAX) {
        return false;
    }
    value->parts[value->part_count++] = variable;
    return true;
}

/* A name, a->b.c or a[i]: the last name counts. */
static bool add_name(struct expression *e, size_t at)
{
    const struct occurrence *o = source_occurrence(e->source, at);
    struct variable *variable;

    if (o && o->name->kind == NAME_CLOCK
        && (o->place == PLACE_CODE || o->place == PLACE_MACRO)) {
        e->value.literals |= o->name->became[11] == 'R'
                                 ? CLOCK_REALTIME_POSSIBLE
                                 : CLOCK_OTHER_POSSIBLE;
        return true;
    }
    variable = clocks_variable(e->clocks, e->source, at);
    if (!variable) {
        e->value.literals |= CLOCK_OTHER_POSSIBLE;
        return token_is(&e->source->tokens, at, "rtc_clock");
    }
    return (variable->kind != VARIABLE_MACRO || variable->is_defined)
           && add_part(&e->value, variable);
}

/* Calls, ++ and assignments inside an lvalue's brackets. */
static void note_side_effects(struct expression *e, struct span span)
{
    const struct tokens *t = &e->source->tokens;

    for (size_t i = span.first; i <= span.last; i++) {
        e->value.has_side_effect |= token_is(t, i, "(") || token_is(t, i, "++")
                                    || token_is(t, i, "--")
                                    || token_is(t, i, "=");
    }
}

static bool is_path(const struct expression *e, struct span span)
{
    const struct outline *o = &e->source->outline;
    const struct tokens *t = &e->source->tokens;

    for (size_t at = span.first; at < span.last; at = outline_next(o, at)) {
        bool is_link = token_is(t, at, ".") || token_is(t, at, "->");

        if (at == NO_TOKEN) {
            return false;
        }
        if (o->list[at].partner != NO_TOKEN && o->list[at].partner > at) {
            at = o->list[at].partner;
        } else if (t->list[at].kind != TOKEN_NAME && !is_link) {
            return false;
        }
    }
    return true;
}

static bool add_simple(struct expression *e, struct span span)
{
    const struct outline *o = &e->source->outline;
    const struct tokens *t = &e->source->tokens;

    note_side_effects(e, span);
    while (token_is(t, span.last, "]") || token_is(t, span.last, ")")) {
        if (o->list[span.last].partner == NO_TOKEN
            || o->list[span.last].partner <= span.first) {
            return false;
        }
        span.last = outline_prev(o, o->list[span.last].partner);
    }
    return t->list[span.last].kind == TOKEN_NAME && is_path(e, span)
           && add_name(e, span.last);
}

/* c = vm_clock: its value is what is assigned. */
static size_t assignment_in(const struct expression *e, struct span span)
{
    const struct outline *o = &e->source->outline;

    for (size_t at = span.first; at != NO_TOKEN && at <= span.last;
         at = outline_next(o, at)) {
        if (o->list[at].partner != NO_TOKEN && o->list[at].partner > at) {
            at = o->list[at].partner;
        } else if (token_is(&e->source->tokens, at, "=")) {
            return at;
        }
    }
    return NO_TOKEN;
}

/* Recursive over nested ?:, which are not deep. */
static bool add_expression(struct expression *e, struct span span)
{
    struct span cond, one, two;
    bool has_comma = false;
    size_t assign;

    if (span.first == NO_TOKEN || span.last == NO_TOKEN
        || span.first > span.last) {
        return false;
    }
    span = strip_parentheses(&e->source->outline, span, &has_comma);
    e->value.has_side_effect |= has_comma;
    assign = assignment_in(e, span);
    if (assign != NO_TOKEN && assign < span.last) {
        e->value.has_side_effect = true;
        span.first = outline_next(&e->source->outline, assign);
        return add_expression(e, span);
    }
    if (split_conditional(&e->source->outline, span, &cond, &one, &two)) {
        note_side_effects(e, cond);
        return add_expression(e, one) && add_expression(e, two);
    }
    return add_simple(e, span);
}

struct value clocks_parts(const struct clocks *clocks,
                          const struct source *source, struct span span)
{
    struct expression e = {.clocks = clocks, .source = source};

    e.value.is_clock = add_expression(&e, span);
    return e.value;
}
