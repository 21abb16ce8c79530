/*
 * patterns: the words that a rule's regular expression stands for.
 */
#ifndef CONVERT_PATTERNS_H
#define CONVERT_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

struct words {
    char **list; /* owned */
    size_t count, room;
};

/* Takes the word over. */
void words_add(struct words *words, char *word);
void words_deinit(struct words *words);

/* Adds each word that "^...$" matches. False when these are no few words that
 * can be listed; then words is as it was. */
bool pattern_words(const char *pattern, size_t length, struct words *words);

#endif
