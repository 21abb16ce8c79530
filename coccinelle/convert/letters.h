/*
 * letters: which bytes make up a word.
 */
#ifndef CONVERT_LETTERS_H
#define CONVERT_LETTERS_H

#include <stddef.h>

#include "lexer.h"

/* Length of a letter beyond ASCII that begins at at, in UTF-8; 0 for all
 * else: other signs, and bytes that are none. */
size_t letter_beyond_ascii(const char *text, size_t size, size_t at);

/* Length of the letter, digit or '_' that begins there, or 0. */
static inline size_t letter_length(const char *text, size_t size, size_t at)
{
    if (at >= size) {
        return 0;
    }
    if ((unsigned char)text[at] < 0x80) {
        return is_word_byte(text[at]);
    }
    return letter_beyond_ascii(text, size, at);
}

#endif
