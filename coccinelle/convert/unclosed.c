/*
 * unclosed: a string, a comment or a character that does not end.
 *
 * The lexer reads on behind such a thing, other programs read it as they like.
 * Characters come last: text that an #if leaves out has apostrophes. What a
 * directive says, as #error does, may have all of them.
 */
#include "unclosed.h"

#include <string.h>

/* Is the quote that ends it there? */
static bool is_closed(const char *text, size_t length)
{
    size_t at = strcspn(text, "\"'");
    char quote = text[at];

    if (memchr(text, 'R', at)) {
        return length > at + 1 && text[length - 1] == quote;
    }
    for (at++; at < length && text[at] != quote; at++) {
        at += text[at] == '\\';
    }
    return at < length;
}

bool is_unclosed(const struct tokens *tokens, size_t at)
{
    const struct token *t = &tokens->list[at];

    return (t->kind == TOKEN_STRING || t->kind == TOKEN_CHARACTER)
           && t->part != PART_DIRECTIVE
           && !is_closed(tokens->text + t->offset, t->length);
}

static bool find_token(const struct tokens *tokens, enum token_kind kind,
                       unsigned *ret_line)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *t = &tokens->list[i];

        if (t->kind == kind && is_unclosed(tokens, i)) {
            *ret_line = t->line;
            return true;
        }
    }
    return false;
}

/* It is the last one, as it goes on to the end of the text. */
static bool find_comment(const struct tokens *tokens, unsigned *ret_line)
{
    const struct comment *c;
    const char *text;

    if (tokens->comment_count == 0) {
        return false;
    }
    c = &tokens->comments[tokens->comment_count - 1];
    text = tokens->text + c->offset;
    if (text[1] != '*'
        || (c->length >= 4 && !memcmp(text + c->length - 2, "*/", 2))) {
        return false;
    }
    *ret_line = 1;
    for (const char *at = tokens->text; at < text; at++) {
        *ret_line += *at == '\n';
    }
    return true;
}

const char *unclosed_find(const struct tokens *tokens, unsigned *ret_line)
{
    if (find_token(tokens, TOKEN_STRING, ret_line)) {
        return "a string";
    }
    if (find_comment(tokens, ret_line)) {
        return "a comment";
    }
    return find_token(tokens, TOKEN_CHARACTER, ret_line) ? "a character" : NULL;
}
