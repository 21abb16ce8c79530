/*
 * clocks: which expressions are clocks, over all the files given, and which
 * of the variables among them can become QEMUClockType together.
 *
 * First every use of every variable is looked at: what is compared, assigned,
 * passed or returned together becomes one group; a use that QEMUClockType
 * cannot have refuses the group. Afterwards an expression is a known clock
 * when it is made of literals and of variables of groups not refused.
 */
#include "clocks.h"

#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "flows.h"
#include "trouble.h"
#include "values.h"

/* What is exchanged with the variable: its group grows, or it is refused. */
static void exchange(struct variable *variable, const struct value *value,
                     const char *otherwise)
{
    if (!value->is_clock) {
        variable_refuse(variable, text_format("%s", otherwise));
        return;
    }
    variable_leader(variable)->possible |= value->literals;
    for (int i = 0; i < value->part_count; i++) {
        variables_join(variable, value->parts[i]);
    }
}

/* A use of a variable that is no declaration of it. */
static void look_at_use(struct clocks *clocks, const struct source *source,
                        size_t at, struct variable *variable)
{
    const struct outline *o = &source->outline;
    struct span span = {at, at};
    struct surroundings around;
    struct value value;
    struct variable *into;
    char *reason;

    while (
        outline_prev(o, span.first) != NO_TOKEN
        && (token_is(&source->tokens, outline_prev(o, span.first), ".")
            || token_is(&source->tokens, outline_prev(o, span.first), "->"))) {
        size_t base = outline_prev(o, outline_prev(o, span.first));

        if (base == NO_TOKEN || token_is(&source->tokens, base, "{")
            || token_is(&source->tokens, base, ",")) {
            span.first = outline_prev(o, span.first);
            break;
        }
        while (o->list[base].partner != NO_TOKEN && o->list[base].partner < base
               && outline_prev(o, o->list[base].partner) != NO_TOKEN
               && !token_is(&source->tokens, base, "}")) {
            size_t open = o->list[base].partner;
            bool is_group = token_is(&source->tokens, base, ")")
                            && source->tokens.list[outline_prev(o, open)].kind
                                   != TOKEN_NAME;

            base = is_group ? open : outline_prev(o, open);
            if (is_group) {
                break;
            }
        }
        span.first = base;
    }
    while (
        outline_next(o, span.last) != NO_TOKEN
        && (token_is(&source->tokens, outline_next(o, span.last), "[")
            || ((variable->kind == VARIABLE_FUNCTION
                 || variable->kind == VARIABLE_MACRO)
                && token_is(&source->tokens, outline_next(o, span.last), "(")))
        && o->list[outline_next(o, span.last)].partner != NO_TOKEN) {
        span.last = o->list[outline_next(o, span.last)].partner;
    }
    around = surroundings_of(o, &span);
    if (around.kind == AROUND_TARGET) {
        value = clocks_parts(clocks, source, around.other);
        exchange(variable, &value,
                 "assigned what is no clock (NULL has no equal)");
        return;
    }
    into = clocks_flow(clocks, source, span, &reason);
    if (reason) {
        variable_refuse(variable, reason);
    } else if (into) {
        variables_join(into, variable);
    } else if (variable->kind == VARIABLE_MACRO_PARAMETER
               && around.kind == AROUND_CALL) {
        variable->is_defined = true;
    }
}

/* f(.., vm_clock, ..): what may reach the parameters of f. */
static void look_at_call(struct clocks *clocks, const struct source *source,
                         size_t at)
{
    struct arguments arguments;
    char *name = token_text(&source->tokens, at);

    outline_arguments(&source->outline, outline_call(&source->outline, at),
                      &arguments);
    for (size_t i = 0; i < clocks->variables.count; i++) {
        struct variable *v = clocks->variables.list[i];
        struct value value = {0};

        if ((v->kind != VARIABLE_PARAMETER
             && v->kind != VARIABLE_MACRO_PARAMETER)
            || (v->home && v->home != source) || strcmp(v->name, name)) {
            continue;
        }
        if (arguments.count < 0) {
            variable_refuse(v, text_format("%s is used as a value, so its"
                                           " callers are not known",
                                           name));
            continue;
        }
        if (v->position < arguments.count) {
            value =
                clocks_parts(clocks, source,
                             (struct span){arguments.list[v->position].first,
                                           arguments.list[v->position].last});
        }
        v->has_side_effect |=
            v->kind == VARIABLE_MACRO_PARAMETER && value.has_side_effect;
        exchange(v, &value,
                 "a caller passes what is no clock (NULL has no"
                 " equal)");
    }
    free(name);
}

static bool is_declaration(const struct clocks *clocks,
                           const struct source *source, size_t at)
{
    for (size_t i = 0; i < clocks->variables.binding_count; i++) {
        const struct binding *b = &clocks->variables.bindings[i];

        if (b->source == source && b->type_token != NO_TOKEN
            && b->type_token < at
            && source->outline.list[b->type_token].statement
                   == source->outline.list[at].statement
            && token_is(&source->tokens, at, b->name)) {
            size_t next = outline_next(&source->outline, at);
            size_t prev = outline_prev(&source->outline, at);

            return prev != NO_TOKEN && token_is(&source->tokens, prev, "*")
                   && !token_is(&source->tokens, next, "=");
        }
    }
    return false;
}

static bool is_function_head(const struct source *source, size_t at)
{
    const struct outline_token *token = &source->outline.list[at];
    size_t prev = outline_prev(&source->outline, at);

    return token->braces == 0 && token->parens == 0 && prev != NO_TOKEN
           && token->item == source->outline.list[prev].item
           && source->tokens.list[at].part == PART_CODE;
}

static void look_at_source(struct clocks *clocks, const struct source *source)
{
    const struct tokens *t = &source->tokens;

    for (size_t at = 0; at < t->count; at++) {
        struct variable *v = NULL;
        const struct token *token = &t->list[at];

        if (token->kind != TOKEN_NAME || token->part == PART_DIRECTIVE
            || token->part == PART_MACRO_NAME
            || token->part == PART_MACRO_PARAMETER
            || !clocks->names_seen[clocks_slot(source->text + token->offset,
                                               token->length)]) {
            continue;
        }
        if (!is_function_head(source, at)) {
            look_at_call(clocks, source, at);
        }
        v = clocks_variable(clocks, source, at);
        if (v && !is_declaration(clocks, source, at)
            && !(v->kind == VARIABLE_FUNCTION
                 && is_function_head(source, at))) {
            look_at_use(clocks, source, at, v);
        }
    }
}

static void remember_names(struct clocks *clocks)
{
    for (size_t i = 0; i < clocks->variables.binding_count; i++) {
        const char *name = clocks->variables.bindings[i].name;

        if (*name) {
            clocks->names_seen[clocks_slot(name, strlen(name))] = true;
        }
    }
    for (size_t i = 0; i < clocks->variables.count; i++) {
        const char *name = clocks->variables.list[i]->name;

        clocks->names_seen[clocks_slot(name, strlen(name))] = true;
    }
}

/* Only declared here: whoever defines it decides its type. */
static void refuse_undefined(struct clocks *clocks)
{
    for (size_t i = 0; i < clocks->variables.count; i++) {
        struct variable *v = clocks->variables.list[i];

        if (!v->is_defined
            && (v->kind == VARIABLE_PARAMETER
                || v->kind == VARIABLE_FUNCTION)) {
            variable_refuse(v, text_format("a prototype of %s(), which is"
                                           " not defined in the files given",
                                           v->name));
        }
    }
}

/* QEMUClock *a, *b: one word, one decision. */
static void join_declared_together(struct clocks *clocks)
{
    struct variables *v = &clocks->variables;

    for (size_t i = 1; i < v->binding_count; i++) {
        if (v->bindings[i].type_token != NO_TOKEN
            && v->bindings[i].source == v->bindings[i - 1].source
            && v->bindings[i].type_token == v->bindings[i - 1].type_token) {
            variables_join(v->bindings[i - 1].variable,
                           v->bindings[i].variable);
        }
    }
}

/* Which macros have a body that is a clock. */
static void find_clock_macros(struct clocks *clocks)
{
    for (size_t i = 0; i < clocks->variables.binding_count; i++) {
        const struct binding *b = &clocks->variables.bindings[i];
        const struct tokens *t = &b->source->tokens;
        struct span body = {NO_TOKEN, NO_TOKEN};
        struct value value;

        if (b->variable->kind != VARIABLE_MACRO) {
            continue;
        }
        for (size_t j = b->first;
             j < t->count
             && t->list[j].directive == t->list[b->first].directive;
             j++) {
            if (t->list[j].part == PART_MACRO_BODY) {
                body.first = body.first == NO_TOKEN ? j : body.first;
                body.last = j;
            }
        }
        value = clocks_parts(clocks, b->source, body);
        if (value.is_clock) {
            b->variable->is_defined = true;
            exchange(b->variable, &value, "");
        }
    }
}

struct clocks *clocks_new(struct worklist *worklist, int to_level)
{
    struct clocks *clocks = calloc(1, sizeof(*clocks));

    if (!clocks) {
        trouble_exit("out of memory");
    }
    clocks->worklist = worklist;
    clocks->to_level = to_level;
    variables_find(&clocks->variables, worklist);
    remember_names(clocks);
    join_declared_together(clocks);
    find_clock_macros(clocks);
    for (size_t i = 0; i < worklist->count; i++) {
        look_at_source(clocks, &worklist->list[i]);
    }
    refuse_undefined(clocks);
    return clocks;
}

void clocks_free(struct clocks *clocks)
{
    variables_deinit(&clocks->variables);
    free(clocks);
}

static char *refusal_of(struct variable *variable)
{
    const struct variable *leader = variable_leader(variable);

    return leader->reason
               ? text_format("%s: %s", variable->name, leader->reason)
               : NULL;
}

struct clock_value clocks_value(const struct clocks *clocks,
                                const struct source *source, size_t first,
                                size_t last)
{
    struct value value =
        clocks_parts(clocks, source, (struct span){first, last});
    struct clock_value result = {.possible = value.literals,
                                 .has_side_effect = value.has_side_effect};

    if (!value.is_clock) {
        result.reason = text_format("its clock comes from elsewhere: not"
                                    " declared in the files given");
        return result;
    }
    for (int i = 0; i < value.part_count; i++) {
        int possible = !strcmp(value.parts[i]->name, "rtc_clock")
                           ? CLOCK_OTHER_POSSIBLE
                           : variable_leader(value.parts[i])->possible;

        result.possible |= possible
                               ? possible
                               : CLOCK_REALTIME_POSSIBLE | CLOCK_OTHER_POSSIBLE;
        result.has_side_effect |= value.parts[i]->has_side_effect;
        if (!result.reason) {
            result.reason = refusal_of(value.parts[i]);
        }
    }
    result.is_known = !result.reason;
    return result;
}

char *clocks_refusal(const struct clocks *clocks, const struct source *source,
                     size_t at)
{
    char *reason;
    struct variable *into =
        clocks_flow(clocks, source, (struct span){at, at}, &reason);

    return reason || !into ? reason : refusal_of(into);
}

char *clocks_type_refusal(const struct clocks *clocks,
                          const struct source *source, size_t at)
{
    const struct variables *v = &clocks->variables;

    for (size_t i = 0; i < v->refused_count; i++) {
        if (v->refused[i].source == source && v->refused[i].token == at) {
            return text_format("%s", v->refused[i].reason);
        }
    }
    for (size_t i = 0; i < v->binding_count; i++) {
        if (v->bindings[i].source == source
            && v->bindings[i].type_token == at) {
            return refusal_of(v->bindings[i].variable);
        }
    }
    return text_format("not a declaration we can follow");
}

bool clocks_refuse_statement(struct clocks *clocks, const struct source *source,
                             uint32_t statement)
{
    bool any = false;

    for (size_t at = 0; at < source->tokens.count; at++) {
        struct variable *v;

        if (source->outline.list[at].statement != statement) {
            continue;
        }
        v = clocks_variable(clocks, source, at);
        if (v && !variable_leader(v)->reason) {
            variable_refuse(
                v, text_format("used in line %u of %s, which needs a person",
                               source->tokens.list[at].line, source->shown));
            any = true;
        }
    }
    return any;
}
