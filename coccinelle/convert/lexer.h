/*
 * lexer: C text as tokens with byte offsets.
 *
 * Made for text that no compiler has accepted: both arms of every #if,
 * things that never end, any encoding, any line end. Never fails.
 */
#ifndef CONVERT_LEXER_H
#define CONVERT_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_CHARACTER,
    TOKEN_HEADER, /* what stands behind #include */
    TOKEN_PUNCTUATION,
};

/* Where in a directive a token stands; PART_CODE is outside of any. */
enum token_part {
    PART_CODE,
    PART_DIRECTIVE, /* '#', its word, #if conditions, #error */
    PART_MACRO_NAME,
    PART_MACRO_PARAMETER,
    PART_MACRO_BODY,
};

struct token {
    size_t offset;
    uint32_t length;
    uint32_t line;      /* counts from 1 */
    uint32_t directive; /* its number, 0 outside of directives */
    uint8_t kind;
    uint8_t part;
};

struct comment {
    size_t offset;
    size_t length;
};

struct tokens {
    const char *text; /* the caller's, must outlive the tokens */
    size_t size;
    struct token *list;
    size_t count;
    struct comment *comments;
    size_t comment_count;
};

/* Splits text; is_cxx adds raw strings and digit separators. */
void tokens_init(struct tokens *tokens, const char *text, size_t size,
                 bool is_cxx);
void tokens_deinit(struct tokens *tokens);

/* Does token number at read exactly word? False when there is none. */
bool token_is(const struct tokens *tokens, size_t at, const char *word);
bool tokens_equal(const struct tokens *a, size_t a_at, const struct tokens *b,
                  size_t b_at);
char *token_text(const struct tokens *tokens, size_t at);

/* Column of a byte, counted in bytes from 1. */
size_t tokens_column(const struct tokens *tokens, size_t offset);

/* First byte behind a byte order mark, 0 when there is none. */
size_t text_start(const char *text, size_t size);

static inline bool is_word_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c >= '0' && c <= '9') || c == '_';
}

#endif
