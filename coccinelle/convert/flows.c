/*
 * flows: where a clock goes to.
 *
 * Into a parameter, a variable, a comparison, what a function returns, a
 * member or an element of an initialiser; or to a function that takes clocks
 * anyway. Everything else needs a person.
 */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

#include "members.h"
#include "surroundings.h"
#include "trouble.h"

static struct variable *parameter_of(const struct clocks *clocks,
                                     const struct source *source,
                                     const struct surroundings *around)
{
    char *name = token_text(&source->tokens, around->callee);
    struct variable *v = variables_named(
        &clocks->variables, source, VARIABLE_PARAMETER, name, around->position);

    if (!v) {
        v = variables_named(&clocks->variables, source,
                            VARIABLE_MACRO_PARAMETER, name, around->position);
    }
    free(name);
    return v;
}

static bool callee_takes_clock(const struct source *source,
                               const struct surroundings *around)
{
    const struct token *t = &source->tokens.list[around->callee];

    return around->position == 0
           && takes_clock(source->text + t->offset, t->length);
}

/* The variable for what the function around this token returns. */
static struct variable *function_around(const struct clocks *clocks,
                                        const struct source *source, size_t at)
{
    const struct outline *o = &source->outline;
    uint32_t item = o->list[at].item;

    while (outline_prev(o, at) != NO_TOKEN
           && o->list[outline_prev(o, at)].item == item) {
        at = outline_prev(o, at);
    }
    for (; at != NO_TOKEN && !token_is(&source->tokens, at, "{");
         at = outline_next(o, at)) {
        struct variable *v = clocks_variable(clocks, source, at);

        if (v && v->kind == VARIABLE_FUNCTION) {
            return v;
        }
    }
    return NULL;
}

/* The array whose braces hold the token, when it is one of clocks. */
static struct variable *array_around(const struct clocks *clocks,
                                     const struct source *source, size_t at)
{
    const struct outline *o = &source->outline;

    while (at != NO_TOKEN && !token_is(&source->tokens, at, "{")) {
        at = outline_prev(o, at);
    }
    at = outline_prev(o, at);
    if (at == NO_TOKEN || !token_is(&source->tokens, at, "=")) {
        return NULL;
    }
    at = outline_prev(o, at);
    if (at == NO_TOKEN || !token_is(&source->tokens, at, "]")) {
        return NULL;
    }
    at = outline_prev(o, o->list[at].partner);
    return at == NO_TOKEN ? NULL : clocks_variable(clocks, source, at);
}

/* The member that a value without a designator initialises. */
static struct variable *member_around(const struct clocks *clocks,
                                      const struct source *source, size_t at)
{
    char *name = member_initialised(clocks->worklist, source, at);
    struct variable *v = name ? variables_named(&clocks->variables, source,
                                                VARIABLE_MEMBER, name, 0)
                              : NULL;

    free(name);
    return v;
}

/* The macro whose body holds the token. */
static struct variable *macro_around(const struct clocks *clocks,
                                     const struct source *source, size_t at)
{
    while (at != NO_TOKEN && source->tokens.list[at].part != PART_MACRO_NAME) {
        at = outline_prev(&source->outline, at);
    }
    return at == NO_TOKEN ? NULL : clocks_variable(clocks, source, at);
}

/* A switch over what surroundings knows. */
struct variable *clocks_flow(const struct clocks *clocks,
                             const struct source *source, struct span span,
                             char **ret_reason)
{
    struct surroundings around = surroundings_of(&source->outline, &span);
    struct variable *v = NULL;
    struct value value;

    *ret_reason = NULL;
    switch (around.kind) {
    case AROUND_CALL:
        if (callee_takes_clock(source, &around)) {
            return NULL;
        }
        v = parameter_of(clocks, source, &around);
        if (!v) {
            char *name = token_text(&source->tokens, around.callee);

            *ret_reason = text_format(
                name_find(name, strlen(name), LEVEL_1_7)
                    ? "passed to %s(), which needs a person"
                    : "passed to %s(), which is not known to take a clock",
                name);
            free(name);
        }
        return v;
    case AROUND_ASSIGNMENT:
    case AROUND_COMPARISON:
        value = clocks_parts(clocks, source, around.other);
        if (!value.is_clock) {
            *ret_reason = text_format(
                around.kind == AROUND_COMPARISON
                    ? "compared with what is no clock (NULL has no equal)"
                    : "assigned to what is not declared as a clock in the"
                      " files given");
        }
        return value.part_count ? value.parts[0] : NULL;
    case AROUND_RETURN:
        v = function_around(clocks, source, span.first);
        if (!v) {
            *ret_reason = text_format("returned by a function that is not"
                                      " known to return a clock");
        }
        return v;
    case AROUND_VALUES:
        v = array_around(clocks, source, span.first);
        if (!v) {
            v = member_around(clocks, source, span.first);
        }
        if (!v) {
            *ret_reason = text_format("in an initialiser whose types are"
                                      " not known here");
        }
        return v;
    case AROUND_TARGET:
        *ret_reason = text_format("assigned to: an old implementation");
        return NULL;
    case AROUND_MACRO:
        return macro_around(clocks, source, span.first);
    case AROUND_STATEMENT:
        return NULL;
    default:
        *ret_reason = text_format("%s", around.reason);
        return NULL;
    }
}
