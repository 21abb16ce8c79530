/*
 * outline: how the tokens of a file nest, as far as it can be told without
 * parsing.
 *
 * The code outside of directives is one stream, each directive a stream of its
 * own. Where #if and #else open the same brace twice, the depth at #else is
 * what it was at #if, and #endif goes on with that of the first arm. A ';' or
 * a brace drops brackets that are still open: they were never closed.
 */
#include "outline.h"

#include <stdlib.h>
#include <string.h>

#include "oldhead.h"
#include "trouble.h"

#define NESTING_MAX 512

struct bracket {
    size_t at;    /* token, NO_TOKEN for a forgotten one */
    uint8_t kind; /* of the brace, BRACE_NONE for ( and [ */
    bool is_brace;
};

struct nesting {
    struct bracket list[NESTING_MAX];
    int count;
};

struct arm {
    struct nesting at_if, at_else;
    bool has_else, is_dead;
    int other_before;
};

struct walker {
    struct outline *outline;
    const struct tokens *tokens;
    struct nesting nesting;
    struct arm *arms;
    size_t arm_count, arm_room;
    int dead, other;
    uint32_t item, statement;
    size_t last_code;
    bool item_is_over;
    bool in_old_head; /* f(a, b) int a; int b; { */
};

size_t outline_next(const struct outline *outline, size_t at)
{
    return at == NO_TOKEN ? NO_TOKEN : outline->list[at].next;
}

size_t outline_prev(const struct outline *outline, size_t at)
{
    return at == NO_TOKEN ? NO_TOKEN : outline->list[at].prev;
}

static bool is_punctuation(const struct tokens *t, size_t at, char c)
{
    return t->list[at].length == 1 && t->text[t->list[at].offset] == c;
}

static int braces_open(const struct nesting *n)
{
    int open = 0;

    for (int i = 0; i < n->count; i++) {
        open += n->list[i].is_brace;
    }
    return open;
}

static int parens_open(const struct nesting *n)
{
    int i = n->count;

    while (i > 0 && !n->list[i - 1].is_brace) {
        i--;
    }
    return n->count - i;
}

static enum brace_kind brace_kind_now(const struct nesting *n)
{
    for (int i = n->count; i > 0; i--) {
        if (n->list[i - 1].is_brace) {
            return n->list[i - 1].kind;
        }
    }
    return BRACE_NONE;
}

/* Forgets ( and [ that a brace or the end of a statement proves unclosed. */
static void drop_parens(struct nesting *n)
{
    while (n->count > 0 && !n->list[n->count - 1].is_brace) {
        n->count--;
    }
}

static void push(struct nesting *n, size_t at, bool is_brace, uint8_t kind)
{
    if (n->count < NESTING_MAX) {
        n->list[n->count++] = (struct bracket){at, kind, is_brace};
    }
}

static void marry(struct outline *o, size_t open, size_t close)
{
    o->list[open].partner = close;
    o->list[close].partner = open;
}

/* What a '{' opens, told by the words before it in its declaration. */
static enum brace_kind kind_of_brace(const struct walker *w, size_t at)
{
    const struct tokens *t = w->tokens;
    const struct outline *o = w->outline;
    size_t before = outline_prev(o, at);

    if (before == NO_TOKEN) {
        return BRACE_CODE;
    }
    if (is_punctuation(t, before, '=') || is_punctuation(t, before, ',')
        || is_punctuation(t, before, ']')
        || (is_punctuation(t, before, '{')
            && o->list[before].brace_kind == BRACE_VALUES)) {
        return BRACE_VALUES;
    }
    if (is_punctuation(t, before, '{')
        && brace_kind_now(&w->nesting) == BRACE_VALUES) {
        return BRACE_VALUES;
    }
    for (int words = 0; before != NO_TOKEN && words < 8; words++) {
        if (token_is(t, before, "enum")) {
            return BRACE_VALUES;
        }
        if (token_is(t, before, "struct") || token_is(t, before, "union")
            || token_is(t, before, "class")) {
            return BRACE_MEMBERS;
        }
        if (t->list[before].kind != TOKEN_NAME && !token_is(t, before, ":")
            && !token_is(t, before, ",")) {
            break;
        }
        before = outline_prev(o, before);
    }
    return BRACE_CODE;
}

/* extern "C" { and namespace x { hold top-level items. */
static bool opens_no_level(const struct walker *w, size_t at)
{
    const struct tokens *t = w->tokens;
    size_t before = outline_prev(w->outline, at);

    if (before == NO_TOKEN || braces_open(&w->nesting) > 0) {
        return false;
    }
    if (t->list[before].kind == TOKEN_STRING) {
        return token_is(t, outline_prev(w->outline, before), "extern");
    }
    return token_is(t, before, "namespace")
           || (t->list[before].kind == TOKEN_NAME
               && token_is(t, outline_prev(w->outline, before), "namespace"));
}

static void close_paren(struct walker *w, struct nesting *n, size_t at)
{
    char open = is_punctuation(w->tokens, at, ')') ? '(' : '[';

    if (n->count > 0 && !n->list[n->count - 1].is_brace) {
        size_t partner = n->list[n->count - 1].at;

        n->count--;
        if (is_punctuation(w->tokens, partner, open)) {
            marry(w->outline, partner, at);
        }
    }
}

static void close_brace(struct walker *w, struct nesting *n, size_t at)
{
    drop_parens(n);
    if (n->count > 0) {
        n->count--;
        marry(w->outline, n->list[n->count].at, at);
    }
}

/* ( before the brace: the brace is a statement expression. */
static bool is_for_header(const struct walker *w, const struct nesting *n)
{
    const struct bracket *last;

    if (n->count == 0 || n->list[n->count - 1].is_brace) {
        return false;
    }
    last = &n->list[n->count - 1];
    return token_is(w->tokens, outline_prev(w->outline, last->at), "for")
           || outline_prev(w->outline, last->at) == NO_TOKEN
           || w->tokens->list[outline_prev(w->outline, last->at)].kind
                  == TOKEN_NAME;
}

static void note(struct walker *w, const struct nesting *n, size_t at)
{
    struct outline_token *token = &w->outline->list[at];

    token->braces = braces_open(n);
    token->parens = parens_open(n);
    token->brace_kind = brace_kind_now(n);
    token->in_dead_arm = w->dead > 0;
    token->other_arms = w->other;
}

static void step(struct walker *w, struct nesting *n, size_t at)
{
    const struct tokens *t = w->tokens;

    if (is_punctuation(t, at, ')') || is_punctuation(t, at, ']')) {
        close_paren(w, n, at);
    } else if (is_punctuation(t, at, '}')) {
        close_brace(w, n, at);
    } else if (is_punctuation(t, at, ';') && !is_for_header(w, n)) {
        drop_parens(n);
    }
    note(w, n, at);
    if (is_punctuation(t, at, '(') || is_punctuation(t, at, '[')) {
        push(n, at, false, BRACE_NONE);
    } else if (is_punctuation(t, at, '{') && !opens_no_level(w, at)) {
        push(n, at, true, kind_of_brace(w, at));
    }
}

static bool ends_statement(const struct walker *w, size_t at)
{
    const struct outline_token *token = &w->outline->list[at];

    if (w->tokens->list[at].kind != TOKEN_PUNCTUATION || token->parens > 0) {
        return false;
    }
    return is_punctuation(w->tokens, at, ';')
           || is_punctuation(w->tokens, at, '{')
           || is_punctuation(w->tokens, at, '}')
           || (is_punctuation(w->tokens, at, ',')
               && token->brace_kind == BRACE_VALUES);
}

/* A top-level ';' or '}' ends an item, unless '{' or ';' follows: K&R
 * parameters stand between a function's head and its body. */
static void number_code(struct walker *w, size_t at)
{
    const struct tokens *t = w->tokens;
    struct outline_token *token = &w->outline->list[at];

    if (w->item_is_over && !is_punctuation(t, at, '{')
        && !is_punctuation(t, at, ';')) {
        w->item = ++w->outline->item_count;
    }
    w->item_is_over = false;
    token->item = w->item;
    token->statement = w->statement;
    if (ends_statement(w, at)) {
        w->statement = ++w->outline->statement_count;
    }
    if (is_old_head(w->outline, at)) {
        w->in_old_head = true;
    } else if (is_punctuation(t, at, '{')) {
        w->in_old_head = false;
    }
    if (token->braces == 0 && token->parens == 0
        && ((is_punctuation(t, at, ';') && !w->in_old_head)
            || is_punctuation(t, at, '}'))) {
        w->item_is_over = true;
    }
}

static void enter_arm(struct walker *w, size_t word)
{
    struct arm *arm;

    w->arms = grow(w->arms, w->arm_count, &w->arm_room, sizeof(*w->arms));
    arm = &w->arms[w->arm_count++];
    arm->at_if = w->nesting;
    arm->other_before = w->other;
    arm->has_else = false;
    arm->is_dead = token_is(w->tokens, word, "if")
                   && token_is(w->tokens, outline_next(w->outline, word), "0");
    w->dead += arm->is_dead;
}

static void change_arm(struct walker *w)
{
    struct arm *arm = &w->arms[w->arm_count - 1];

    if (!arm->has_else) {
        arm->at_else = w->nesting;
        arm->has_else = true;
    }
    w->nesting = arm->at_if;
    w->other = arm->other_before + 1;
    w->dead -= arm->is_dead;
    arm->is_dead = false;
}

static void leave_arm(struct walker *w)
{
    struct arm *arm = &w->arms[--w->arm_count];

    if (arm->has_else) {
        w->nesting = arm->at_else;
    }
    w->other = arm->other_before;
    w->dead -= arm->is_dead;
}

static void on_directive(struct walker *w, size_t hash)
{
    size_t word = outline_next(w->outline, hash);

    if (word == NO_TOKEN) {
        return;
    }
    if (token_is(w->tokens, word, "if") || token_is(w->tokens, word, "ifdef")
        || token_is(w->tokens, word, "ifndef")) {
        enter_arm(w, word);
    } else if (w->arm_count > 0) {
        if (token_is(w->tokens, word, "else")
            || token_is(w->tokens, word, "elif")) {
            change_arm(w);
        } else if (token_is(w->tokens, word, "endif")) {
            leave_arm(w);
        }
    }
}

/* One directive: a stream, an item and a statement of its own, in which a
 * macro body may hold several statements. Returns the token behind it. */
static size_t walk_directive(struct walker *w, size_t at)
{
    const struct tokens *t = w->tokens;
    uint32_t directive = t->list[at].directive;
    struct nesting inside = {.count = 0};
    uint32_t item = ++w->outline->item_count;
    uint32_t statement = ++w->outline->statement_count;

    on_directive(w, at);
    for (; at < t->count && t->list[at].directive == directive; at++) {
        step(w, &inside, at);
        w->outline->list[at].item = item;
        w->outline->list[at].statement = statement;
    }
    return at;
}

static void link_tokens(struct outline *o)
{
    size_t last_code = NO_TOKEN, last = NO_TOKEN;

    for (size_t i = 0; i < o->tokens->count; i++) {
        uint32_t directive = o->tokens->list[i].directive;
        size_t *before = directive ? &last : &last_code;

        if (directive && *before != NO_TOKEN
            && o->tokens->list[*before].directive != directive) {
            *before = NO_TOKEN;
        }
        o->list[i].prev = *before;
        o->list[i].next = NO_TOKEN;
        o->list[i].partner = NO_TOKEN;
        if (*before != NO_TOKEN) {
            o->list[*before].next = i;
        }
        *before = i;
    }
}

void outline_init(struct outline *outline, const struct tokens *tokens)
{
    struct walker w = {.outline = outline, .tokens = tokens};
    size_t at = 0;

    *outline = (struct outline){.tokens = tokens};
    outline->list = calloc(tokens->count + 1, sizeof(*outline->list));
    if (!outline->list) {
        trouble_exit("out of memory");
    }
    link_tokens(outline);
    w.item_is_over = true;
    w.statement = ++outline->statement_count;
    while (at < tokens->count) {
        if (tokens->list[at].directive) {
            at = walk_directive(&w, at);
        } else {
            step(&w, &w.nesting, at);
            number_code(&w, at);
            at++;
        }
    }
    free(w.arms);
}

void outline_deinit(struct outline *outline)
{
    free(outline->list);
    *outline = (struct outline){0};
}
