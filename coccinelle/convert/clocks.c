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

#include "members.h"
#include "surroundings.h"
#include "trouble.h"
#include "variables.h"

#define PARTS_MAX 8

struct clocks {
    struct worklist *worklist;
    struct variables variables;
    int to_level;
    bool names_seen[4096];      /* which words may name a variable */
};

/* An expression taken apart: what can come out of it. */
struct value {
    bool is_clock;
    int literals;
    bool has_side_effect;
    struct variable *parts[PARTS_MAX];
    int part_count;
};

struct expression {
    const struct clocks *clocks;
    const struct source *source;
    struct value value;
};

static unsigned seen_slot(const char *word, size_t length)
{
    return ((unsigned char)word[0] * 31u + (unsigned char)word[length - 1]
            + length * 257u) % 4096;
}

static struct variable *variable_at(const struct clocks *clocks,
                                    const struct source *source, size_t at)
{
    const struct token *token = &source->tokens.list[at];

    if (token->kind != TOKEN_NAME
        || !clocks->names_seen[seen_slot(source->text + token->offset,
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
    variable = variable_at(e->clocks, e->source, at);
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
        e->value.has_side_effect |= token_is(t, i, "(")
                                    || token_is(t, i, "++")
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

static struct value value_of(const struct clocks *clocks,
                             const struct source *source, struct span span)
{
    struct expression e = {.clocks = clocks, .source = source};

    e.value.is_clock = add_expression(&e, span);
    return e.value;
}

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

static struct variable *parameter_of(const struct clocks *clocks,
                                     const struct source *source,
                                     const struct surroundings *around)
{
    char *name = token_text(&source->tokens, around->callee);
    struct variable *v = variables_named(&clocks->variables,
                                         VARIABLE_PARAMETER, name,
                                         around->position);

    if (!v) {
        v = variables_named(&clocks->variables, VARIABLE_MACRO_PARAMETER,
                            name, around->position);
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
                                        const struct source *source,
                                        size_t at)
{
    const struct outline *o = &source->outline;
    uint32_t item = o->list[at].item;

    while (outline_prev(o, at) != NO_TOKEN
           && o->list[outline_prev(o, at)].item == item) {
        at = outline_prev(o, at);
    }
    for (; at != NO_TOKEN && !token_is(&source->tokens, at, "{");
         at = outline_next(o, at)) {
        struct variable *v = variable_at(clocks, source, at);

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
    return at == NO_TOKEN ? NULL : variable_at(clocks, source, at);
}

/* The member that a value without a designator initialises. */
static struct variable *member_around(const struct clocks *clocks,
                                      const struct source *source, size_t at)
{
    char *name = member_initialised(clocks->worklist, source, at);
    struct variable *v = name ? variables_named(&clocks->variables,
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
    return at == NO_TOKEN ? NULL : variable_at(clocks, source, at);
}

/* The variable a clock flows into here; NULL and a reason, or NULL and none
 * for what takes clocks anyway. */
static struct variable *flows_into(const struct clocks *clocks,
                                   const struct source *source,
                                   struct span span, char **ret_reason)
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
                "passed to %s(), which is not known to take a clock", name);
            free(name);
        }
        return v;
    case AROUND_ASSIGNMENT:
    case AROUND_COMPARISON:
        value = value_of(clocks, source, around.other);
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

    while (outline_prev(o, span.first) != NO_TOKEN
           && (token_is(&source->tokens, outline_prev(o, span.first), ".")
               || token_is(&source->tokens, outline_prev(o, span.first),
                           "->"))) {
        size_t base = outline_prev(o, outline_prev(o, span.first));

        if (base == NO_TOKEN || token_is(&source->tokens, base, "{")
            || token_is(&source->tokens, base, ",")) {
            span.first = outline_prev(o, span.first);
            break;
        }
        while (o->list[base].partner != NO_TOKEN
               && o->list[base].partner < base
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
    while (outline_next(o, span.last) != NO_TOKEN
           && (token_is(&source->tokens, outline_next(o, span.last), "[")
               || ((variable->kind == VARIABLE_FUNCTION
                    || variable->kind == VARIABLE_MACRO)
                   && token_is(&source->tokens, outline_next(o, span.last),
                               "(")))
           && o->list[outline_next(o, span.last)].partner != NO_TOKEN) {
        span.last = o->list[outline_next(o, span.last)].partner;
    }
    around = surroundings_of(o, &span);
    if (around.kind == AROUND_TARGET) {
        value = value_of(clocks, source, around.other);
        exchange(variable, &value,
                 "assigned what is no clock (NULL has no equal)");
        return;
    }
    into = flows_into(clocks, source, span, &reason);
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
            || strcmp(v->name, name)) {
            continue;
        }
        if (arguments.count < 0) {
            variable_refuse(v, text_format("%s is used as a value, so its"
                                           " callers are not known", name));
            continue;
        }
        if (v->position < arguments.count) {
            value = value_of(clocks, source,
                             (struct span){
                                 arguments.list[v->position].first,
                                 arguments.list[v->position].last});
        }
        exchange(v, &value, "a caller passes what is no clock (NULL has no"
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

static void look_at_source(struct clocks *clocks,
                           const struct source *source)
{
    const struct tokens *t = &source->tokens;

    for (size_t at = 0; at < t->count; at++) {
        struct variable *v = NULL;
        const struct token *token = &t->list[at];

        if (token->kind != TOKEN_NAME || token->part == PART_DIRECTIVE
            || token->part == PART_MACRO_NAME
            || token->part == PART_MACRO_PARAMETER
            || !clocks->names_seen[seen_slot(source->text + token->offset,
                                             token->length)]) {
            continue;
        }
        if (!is_function_head(source, at)) {
            look_at_call(clocks, source, at);
        }
        v = variable_at(clocks, source, at);
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
            clocks->names_seen[seen_slot(name, strlen(name))] = true;
        }
    }
    for (size_t i = 0; i < clocks->variables.count; i++) {
        const char *name = clocks->variables.list[i]->name;

        clocks->names_seen[seen_slot(name, strlen(name))] = true;
    }
}

/* Only declared here: whoever defines it decides its type. */
static void refuse_undefined(struct clocks *clocks)
{
    for (size_t i = 0; i < clocks->variables.count; i++) {
        struct variable *v = clocks->variables.list[i];

        if (!v->is_defined && (v->kind == VARIABLE_PARAMETER
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
        for (size_t j = b->first; j < t->count
             && t->list[j].directive == t->list[b->first].directive; j++) {
            if (t->list[j].part == PART_MACRO_BODY) {
                body.first = body.first == NO_TOKEN ? j : body.first;
                body.last = j;
            }
        }
        value = value_of(clocks, b->source, body);
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

    return leader->reason ? text_format("%s: %s", variable->name,
                                        leader->reason)
                          : NULL;
}

struct clock_value clocks_value(const struct clocks *clocks,
                                const struct source *source,
                                size_t first, size_t last)
{
    struct value value = value_of(clocks, source, (struct span){first, last});
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

        result.possible |= possible ? possible
                                    : CLOCK_REALTIME_POSSIBLE
                                          | CLOCK_OTHER_POSSIBLE;
        if (!result.reason) {
            result.reason = refusal_of(value.parts[i]);
        }
    }
    result.is_known = !result.reason;
    return result;
}

char *clocks_refusal(const struct clocks *clocks,
                     const struct source *source, size_t at)
{
    char *reason;
    struct variable *into = flows_into(clocks, source, (struct span){at, at},
                                       &reason);

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

bool clocks_refuse_statement(struct clocks *clocks,
                             const struct source *source, uint32_t statement)
{
    bool any = false;

    for (size_t at = 0; at < source->tokens.count; at++) {
        struct variable *v;

        if (source->outline.list[at].statement != statement) {
            continue;
        }
        v = variable_at(clocks, source, at);
        if (v && !variable_leader(v)->reason) {
            variable_refuse(v, text_format(
                "used in line %u of %s, which needs a person",
                source->tokens.list[at].line, source->shown));
            any = true;
        }
    }
    return any;
}
