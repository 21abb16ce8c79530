/*
 * text: a fuzzer's bytes as text that looks like C with old names in it.
 *
 * A byte from 128 on is a word of a table; most others are themselves.
 */
#ifndef FUZZ_TEXT_H
#define FUZZ_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* Owned by the caller; has no NUL but the one at its end. */
char *text_of(const uint8_t *data, size_t size, size_t *ret_size);

#endif
