/*
 * outline: how the tokens of a file nest, as far as it can be told without
 * parsing: neighbours, partners of brackets, statements, top-level items.
 */
#ifndef CONVERT_OUTLINE_H
#define CONVERT_OUTLINE_H

#include "lexer.h"

#define NO_TOKEN SIZE_MAX

/* What the innermost brace around a token holds. */
enum brace_kind {
    BRACE_NONE, /* top level */
    BRACE_CODE,
    BRACE_MEMBERS, /* struct, union, class */
    BRACE_VALUES,  /* an initialiser or an enum */
};

struct outline_token {
    size_t next, prev; /* in the same directive, or in the code */
    size_t partner;    /* of ( [ {, and of their closers */
    uint32_t item;     /* top-level item; each directive is one */
    uint32_t statement;
    uint16_t braces; /* how many are open around it */
    uint16_t parens; /* ( and [ since the innermost brace */
    uint8_t brace_kind;
    uint8_t in_dead_arm; /* behind #if 0 */
    uint8_t other_arms;  /* how many #else and #elif it is behind */
};

struct outline {
    const struct tokens *tokens;
    struct outline_token *list;
    uint32_t item_count;
    uint32_t statement_count;
};

void outline_init(struct outline *outline, const struct tokens *tokens);
void outline_deinit(struct outline *outline);

size_t outline_next(const struct outline *outline, size_t at);
size_t outline_prev(const struct outline *outline, size_t at);

#endif
