/*
 * declarations: where names are declared, and how far they reach.
 *
 * Told from neighbours: a declared name stands behind a word that is no
 * keyword of expressions, or behind a star behind such a word.
 */
#include "declarations.h"

bool is_member_name(const struct outline *outline, size_t at)
{
    const struct tokens *t = outline->tokens;
    size_t prev = outline_prev(outline, at), next = outline_next(outline, at);

    if (prev == NO_TOKEN) {
        return false;
    }
    return token_is(t, prev, ".") || token_is(t, prev, "->")
           || (outline->list[at].brace_kind == BRACE_VALUES && next != NO_TOKEN
               && token_is(t, next, ":")
               && (token_is(t, prev, "{") || token_is(t, prev, ",")));
}

static bool is_any(const struct tokens *t, size_t at, const char *const *words)
{
    for (int i = 0; at != NO_TOKEN && words[i]; i++) {
        if (token_is(t, at, words[i])) {
            return true;
        }
    }
    return false;
}

/* Words that stand before an expression, not before a declared name. */
static bool is_type_word(const struct tokens *t, size_t at)
{
    static const char *const not_types[] = {
        "return", "else",    "case",  "goto", "sizeof", "do", "in",
        "typeof", "defined", "throw", "new",  "delete", NULL};

    return at != NO_TOKEN && t->list[at].kind == TOKEN_NAME
           && !is_any(t, at, not_types);
}

/* Does a declaration begin at this token: two words in a row, or a word, a
 * star and a word? */
static bool begins_declaration(const struct outline *o, size_t at)
{
    const struct tokens *t = o->tokens;
    size_t next = outline_next(o, at);

    if (!is_type_word(t, at) || next == NO_TOKEN) {
        return false;
    }
    while (next != NO_TOKEN && token_is(t, next, "*")) {
        next = outline_next(o, next);
    }
    return next != NO_TOKEN && is_type_word(t, next);
}

size_t statement_start(const struct outline *o, size_t at)
{
    size_t prev = outline_prev(o, at);

    while (prev != NO_TOKEN
           && o->list[prev].statement == o->list[at].statement) {
        at = prev;
        prev = outline_prev(o, at);
    }
    return at;
}

static bool is_next_declarator(const struct outline *o, size_t at)
{
    return o->list[at].parens == 0 && o->list[at].brace_kind != BRACE_VALUES
           && begins_declaration(o, statement_start(o, at));
}

/* In a block, `WORD name(..)` is a call behind a macro more often than a
 * prototype: only a pointer type as first parameter proves one. */
static bool is_prototype(const struct outline *o, size_t at)
{
    size_t word = outline_next(o, outline_next(o, at));
    size_t star = outline_next(o, word);
    size_t behind = outline_next(o, star);

    return behind != NO_TOKEN && o->tokens->list[word].kind == TOKEN_NAME
           && token_is(o->tokens, star, "*")
           && begins_declaration(o, statement_start(o, at))
           && (begins_declaration(o, word) || token_is(o->tokens, behind, ")")
               || token_is(o->tokens, behind, ","));
}

/* int (*name)(int): behind a type, not behind an operator. */
static bool is_pointer_declarator(const struct outline *o, size_t at)
{
    const struct tokens *t = o->tokens;
    size_t star = outline_prev(o, at), next = outline_next(o, at);
    size_t open = outline_prev(o, star), type = outline_prev(o, open);

    return type != NO_TOKEN && next != NO_TOKEN && token_is(t, star, "*")
           && token_is(t, open, "(") && o->list[open].partner == next
           && (is_type_word(t, type) || token_is(t, type, "*"))
           && outline_next(o, next) != NO_TOKEN
           && token_is(t, outline_next(o, next), "(");
}

bool is_declared_here(const struct outline *outline, size_t at)
{
    static const char *const behind[] = {";", "=", ",", ")",
                                         "[", "(", ":", NULL};
    const struct tokens *t = outline->tokens;
    size_t prev = outline_prev(outline, at);
    bool has_star = false;

    if (!is_any(t, outline_next(outline, at), behind)
        || outline->list[at].brace_kind == BRACE_VALUES) {
        return false;
    }
    if (is_pointer_declarator(outline, at)) {
        return true;
    }
    while (prev != NO_TOKEN && token_is(t, prev, "*")) {
        has_star = true;
        prev = outline_prev(outline, prev);
    }
    if (prev == NO_TOKEN) {
        return false;
    }
    if (token_is(t, prev, ",")) {
        return is_next_declarator(outline, at);
    }
    if (!is_type_word(t, prev)) {
        return false;
    }
    if (token_is(t, outline_next(outline, at), "(")
        && outline->list[at].braces > 0) {
        return is_prototype(outline, at);
    }
    return !has_star || outline_prev(outline, prev) == NO_TOKEN
           || !token_is(t, outline_prev(outline, prev), "=");
}

/* The brace that opens the body of the function whose head holds at. */
size_t item_body(const struct outline *o, size_t at)
{
    uint32_t item = o->list[at].item;

    for (; at != NO_TOKEN && o->list[at].item == item;
         at = outline_next(o, at)) {
        if (token_is(o->tokens, at, "{") && o->list[at].braces == 0) {
            return at;
        }
    }
    return NO_TOKEN;
}

/* for (int name = ..; ..) body: the scope ends with the body. */
static size_t end_of_loop(const struct outline *o, size_t at)
{
    size_t close = at;

    while (close != NO_TOKEN
           && !(token_is(o->tokens, close, ")")
                && o->list[close].parens < o->list[at].parens)) {
        close = outline_next(o, close);
    }
    close = outline_next(o, close);
    if (close != NO_TOKEN && token_is(o->tokens, close, "{")
        && o->list[close].partner != NO_TOKEN) {
        return o->list[close].partner;
    }
    while (close != NO_TOKEN && !token_is(o->tokens, close, ";")) {
        close = outline_next(o, close);
    }
    return close;
}

size_t scope_end(const struct outline *outline, size_t at)
{
    uint16_t braces = outline->list[at].braces;
    uint32_t item = outline->list[at].item;

    if (braces > 0 && outline->list[at].parens > 0) {
        return end_of_loop(outline, at);
    }
    if (braces == 0) {
        size_t body = item_body(outline, at);

        if (body != NO_TOKEN) {
            return outline->list[body].partner;
        }
    }
    while (at != NO_TOKEN && outline->list[at].item == item
           && !(token_is(outline->tokens, at, "}")
                && outline->list[at].braces < braces)) {
        at = outline_next(outline, at);
    }
    return at;
}
