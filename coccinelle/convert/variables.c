/*
 * variables: the declared things of type QEMUClock * in the files given.
 *
 * Each word QEMUClock outside of old implementations either declares names we
 * follow, or is refused with its reason. Names of functions, members and
 * globals are taken by spelling over all files; that can only join too much,
 * and what is joined converts together or stays together.
 */
#include "variables.h"

#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "declarations.h"
#include "trouble.h"

struct finder {
    struct variables *all;
    const struct source *source;
    const struct outline *outline;
    const struct tokens *tokens;
};

struct variable *variable_leader(struct variable *variable)
{
    while (variable->leader != variable) {
        variable->leader = variable->leader->leader;
        variable = variable->leader;
    }
    return variable;
}

void variable_refuse(struct variable *variable, char *reason)
{
    struct variable *leader = variable_leader(variable);

    if (leader->reason) {
        free(reason);
    } else {
        leader->reason = reason;
    }
}

void variables_join(struct variable *a, struct variable *b)
{
    a = variable_leader(a);
    b = variable_leader(b);
    if (a != b) {
        b->leader = a;
        a->possible |= b->possible;
        if (b->reason) {
            variable_refuse(a, b->reason);
            b->reason = NULL;
        }
    }
}

struct variable *variables_named(const struct variables *variables,
                                 const struct source *source,
                                 enum variable_kind kind, const char *name,
                                 int position)
{
    struct variable *common = NULL;

    for (size_t i = 0; i < variables->count; i++) {
        struct variable *v = variables->list[i];

        if (v->kind != kind || v->position != position
            || strcmp(v->name, name)) {
            continue;
        }
        if (v->home == source) {
            return v;
        }
        common = v->home ? common : v;
    }
    return common;
}

static struct variable *new_variable(struct variables *all,
                                     enum variable_kind kind, const char *name,
                                     int position)
{
    struct variable *v = calloc(1, sizeof(*v));

    if (!v) {
        trouble_exit("out of memory");
    }
    v->kind = kind;
    v->name = text_format("%s", name);
    v->position = position;
    v->leader = v;
    all->list = grow(all->list, all->count, &all->room, sizeof(*all->list));
    all->list[all->count++] = v;
    return v;
}

/* Seen from this file only: a macro, a member or a static thing of a file
 * that nobody includes. */
static bool is_private(const struct finder *f, size_t at)
{
    size_t length = strlen(f->source->path);
    uint32_t item = f->outline->list[at].item;

    if (length < 3 || strcmp(f->source->path + length - 2, ".c")) {
        return false;
    }
    if (f->tokens->list[at].directive
        || f->outline->list[at].brace_kind == BRACE_MEMBERS) {
        return true;
    }
    for (; at != NO_TOKEN && f->outline->list[at].item == item;
         at = outline_prev(f->outline, at)) {
        if (token_is(f->tokens, at, "static")) {
            return true;
        }
    }
    return false;
}

/* The one that is known by spelling, made at first sight. */
static struct variable *shared_variable(const struct finder *f, size_t at,
                                        enum variable_kind kind,
                                        const char *name, int position)
{
    const struct source *home = is_private(f, at) ? f->source : NULL;
    struct variable *v =
        variables_named(f->all, f->source, kind, name, position);

    if (!v || v->home != home) {
        v = new_variable(f->all, kind, name, position);
        v->home = home;
    }
    return v;
}

static void bind(const struct finder *f, struct variable *v, size_t name,
                 size_t first, size_t end, size_t type, bool is_global)
{
    struct variables *all = f->all;

    all->bindings = grow(all->bindings, all->binding_count, &all->binding_room,
                         sizeof(*all->bindings));
    all->bindings[all->binding_count++] = (struct binding){
        .variable = v,
        .source = f->source,
        .first = first,
        .end = end,
        .name =
            name == NO_TOKEN ? text_copy("", 0) : token_text(f->tokens, name),
        .type_token = type,
        .is_global = is_global,
    };
}

static void refuse_type(const struct finder *f, size_t token,
                        const char *reason)
{
    struct variables *all = f->all;

    all->refused = grow(all->refused, all->refused_count, &all->refused_room,
                        sizeof(*all->refused));
    all->refused[all->refused_count++] =
        (struct refused_type){f->source, token, reason};
}

/* Parameter number `position` of the function before open. K&R parameters
 * are declared behind the ')' and never get here. */
static void declare_parameter(const struct finder *f, size_t type, size_t name,
                              size_t open, int position)
{
    size_t function = outline_prev(f->outline, open);
    char *function_name;
    struct variable *v;
    size_t body;

    if (function == NO_TOKEN || f->tokens->list[function].kind != TOKEN_NAME
        || f->outline->list[type].braces > 0) {
        refuse_type(f, type,
                    "in a type we cannot follow (a function"
                    " pointer, or a function named by a macro)");
        return;
    }
    function_name = token_text(f->tokens, function);
    v = shared_variable(f, function, VARIABLE_PARAMETER, function_name,
                        position);
    free(function_name);
    body = item_body(f->outline, type);
    v->is_defined |= body != NO_TOKEN;
    bind(f, v, name, type, scope_end(f->outline, type), type, false);
}

static void declare_name(const struct finder *f, size_t type, size_t name)
{
    const struct outline_token *at = &f->outline->list[name];
    size_t next = outline_next(f->outline, name);
    char *text = token_text(f->tokens, name);
    struct variable *v;

    if (next != NO_TOKEN && token_is(f->tokens, next, "(")) {
        v = shared_variable(f, name, VARIABLE_FUNCTION, text, 0);
        v->is_defined |= item_body(f->outline, type) != NO_TOKEN;
        bind(f, v, name, 0, f->tokens->count, type, true);
    } else if (at->brace_kind == BRACE_MEMBERS) {
        v = shared_variable(f, name, VARIABLE_MEMBER, text, 0);
        v->is_defined = true;
        bind(f, v, name, 0, f->tokens->count, type, true);
    } else if (at->braces == 0 && item_body(f->outline, type) == NO_TOKEN) {
        v = shared_variable(f, name, VARIABLE_OBJECT, text, 0);
        v->is_defined = true;
        bind(f, v, name, 0, f->tokens->count, type, true);
    } else {
        v = new_variable(f->all, VARIABLE_OBJECT, text, -1);
        v->is_defined = true;
        bind(f, v, name, name, scope_end(f->outline, name), type, false);
    }
    free(text);
}

/* QEMUClock *a = .., *b; from the type on. */
static void declare_names(const struct finder *f, size_t type)
{
    const struct outline *o = f->outline;
    const struct tokens *t = f->tokens;
    size_t at = outline_next(o, type);

    for (;;) {
        size_t name = outline_next(o, at);

        if (at == NO_TOKEN || !token_is(t, at, "*") || name == NO_TOKEN
            || t->list[name].kind != TOKEN_NAME || token_is(t, name, "const")
            || token_is(t, name, "volatile")) {
            refuse_type(f, type,
                        "not a plain pointer to it: a cast, sizeof,"
                        " a pointer to the pointer, or an"
                        " old implementation");
            return;
        }
        declare_name(f, type, name);
        for (at = name; at != NO_TOKEN && !token_is(t, at, ",");
             at = outline_next(o, at)) {
            if (token_is(t, at, ";") || token_is(t, at, "{")
                || token_is(t, at, ")")) {
                return;
            }
            if (o->list[at].partner != NO_TOKEN && o->list[at].partner > at) {
                at = o->list[at].partner;
            }
        }
        at = outline_next(o, at);
    }
}

static bool is_parameter(const struct finder *f, size_t type, size_t *open,
                         int *position)
{
    *position = outline_argument_of(f->outline, type, open);
    return *position >= 0 && f->outline->list[type].parens > 0;
}

/* The names of a K&R head stand in its parentheses, in the item of type. */
static bool is_old_style_parameter(const struct finder *f, size_t type)
{
    size_t body = f->outline->list[type].braces == 0
                      ? item_body(f->outline, type)
                      : NO_TOKEN;
    size_t prev = outline_prev(f->outline, type);

    return body != NO_TOKEN && prev != NO_TOKEN
           && f->outline->list[prev].item == f->outline->list[type].item
           && (token_is(f->tokens, prev, ")")
               || token_is(f->tokens, prev, ";"));
}

static bool is_in_typedef(const struct finder *f, size_t at)
{
    uint32_t statement = f->outline->list[at].statement;

    while (at != NO_TOKEN && f->outline->list[at].statement == statement) {
        if (token_is(f->tokens, at, "typedef")) {
            return true;
        }
        at = outline_prev(f->outline, at);
    }
    return false;
}

static void find_declaration(const struct finder *f, size_t type)
{
    size_t star = outline_next(f->outline, type), open;
    size_t name = outline_next(f->outline, star);
    int position;

    if (star == NO_TOKEN || !token_is(f->tokens, star, "*")) {
        refuse_type(f, type,
                    "the type itself, not a pointer to it: an old"
                    " implementation");
    } else if (is_in_typedef(f, type)) {
        refuse_type(f, type, "in a typedef of the files' own");
    } else if (f->tokens->list[type].part == PART_MACRO_BODY) {
        refuse_type(f, type, "declared in a macro body");
    } else if (is_old_style_parameter(f, type)) {
        refuse_type(f, type,
                    "a parameter declared in the old style, whose"
                    " callers cannot be told");
    } else if (is_parameter(f, type, &open, &position)) {
        bool has_name =
            name != NO_TOKEN && f->tokens->list[name].kind == TOKEN_NAME;
        size_t behind = has_name ? outline_next(f->outline, name) : name;

        if (behind != NO_TOKEN
            && (token_is(f->tokens, behind, ",")
                || token_is(f->tokens, behind, ")"))
            && outline_prev(f->outline, open) != NO_TOKEN
            && f->tokens->list[outline_prev(f->outline, open)].kind
                   == TOKEN_NAME) {
            declare_parameter(f, type, has_name ? name : NO_TOKEN, open,
                              position);
        } else {
            refuse_type(f, type,
                        "not a plain pointer to it: a cast, sizeof,"
                        " or a pointer to the pointer");
        }
    } else {
        declare_names(f, type);
    }
}

/* #define H vm_clock, and parameters of macros that their bodies hand to
 * something that takes a clock. */
static void find_macro(const struct finder *f, size_t name)
{
    const struct tokens *t = f->tokens;
    size_t at = outline_next(f->outline, name);
    char *text = token_text(t, name);

    bind(f, shared_variable(f, name, VARIABLE_MACRO, text, 0), name, name,
         t->count, NO_TOKEN, true);
    for (int position = 0;
         at != NO_TOKEN && t->list[at].part == PART_MACRO_PARAMETER;
         at = outline_next(f->outline, at)) {
        if (t->list[at].kind == TOKEN_NAME) {
            size_t end = at;

            while (end < t->count
                   && t->list[end].directive == t->list[at].directive) {
                end++;
            }
            bind(f,
                 shared_variable(f, name, VARIABLE_MACRO_PARAMETER, text,
                                 position++),
                 at, at, end, NO_TOKEN, false);
        }
    }
    free(text);
}

/* Only macros that hold a legacy word can have to do with clocks. */
static void find_macros(const struct finder *f)
{
    size_t last = NO_TOKEN;

    for (size_t i = 0; i < f->source->occurrence_count; i++) {
        size_t at = f->source->occurrences[i].token;

        if (f->source->occurrences[i].place != PLACE_MACRO) {
            continue;
        }
        while (f->tokens->list[at].part != PART_MACRO_NAME) {
            at = outline_prev(f->outline, at);
        }
        if (at != last) {
            find_macro(f, at);
        }
        last = at;
    }
}

void variables_find(struct variables *variables,
                    const struct worklist *worklist)
{
    *variables = (struct variables){0};
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];
        struct finder f = {variables, s, &s->outline, &s->tokens};

        for (size_t j = 0; j < s->occurrence_count; j++) {
            const struct occurrence *o = &s->occurrences[j];

            if (o->name->kind == NAME_CLOCK_TYPE
                && (o->place == PLACE_CODE || o->place == PLACE_MACRO)) {
                find_declaration(&f, o->token);
            }
        }
        find_macros(&f);
    }
}

void variables_deinit(struct variables *variables)
{
    for (size_t i = 0; i < variables->count; i++) {
        free(variables->list[i]->name);
        free(variables->list[i]->reason);
        free(variables->list[i]);
    }
    for (size_t i = 0; i < variables->binding_count; i++) {
        free(variables->bindings[i].name);
    }
    free(variables->list), free(variables->bindings);
    free(variables->refused);
}

struct variable *variables_at(const struct variables *variables,
                              const struct source *source, size_t token)
{
    const struct tokens *t = &source->tokens;
    bool is_member = is_member_name(&source->outline, token);
    const struct binding *best = NULL;

    for (size_t i = 0; i < variables->binding_count; i++) {
        const struct binding *b = &variables->bindings[i];

        if ((b->variable->kind == VARIABLE_MEMBER) != is_member
            || (b->variable->home && b->variable->home != source)
            || !token_is(t, token, b->name)) {
            continue;
        }
        if (b->is_global
                ? b->source == source || !best
                : b->source == source && b->first <= token && token < b->end) {
            if (!best || best->is_global
                || (!b->is_global && b->first >= best->first)) {
                best = b;
            }
        }
    }
    return best ? best->variable : NULL;
}
