/*
 * patterns: the words that a rule's regular expression stands for.
 *
 * "^(vm|rt)_clock$" is two words, and "^timer_new(_[mn]s)?$" three: groups,
 * alternatives, sets of characters, and what may be missing. Other signs, such
 * as '.' and '*', stand for more words than can be listed.
 */
#include "patterns.h"

#include <stdlib.h>
#include <string.h>

#include "lexer.h"
#include "trouble.h"

#define MOST_WORDS 256

struct reader {
    const char *at, *end;
};

void words_add(struct words *words, char *word)
{
    words->list =
        grow(words->list, words->count, &words->room, sizeof(*words->list));
    words->list[words->count++] = word;
}

void words_deinit(struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->list[i]);
    }
    free(words->list);
    *words = (struct words){0};
}

static void move_words(struct words *to, struct words *from)
{
    for (size_t i = 0; i < from->count; i++) {
        words_add(to, from->list[i]);
    }
    from->count = 0;
    words_deinit(from);
}

/* Each of the first with each of the second behind it. */
static void append(struct words *words, struct words *ends)
{
    struct words all = {0};

    for (size_t i = 0; i < words->count && all.count <= MOST_WORDS; i++) {
        for (size_t j = 0; j < ends->count; j++) {
            words_add(&all, text_format("%s%s", words->list[i],
                                        ends->list[j]));
        }
    }
    words_deinit(ends);
    words_deinit(words);
    *words = all;
}

static bool take(struct reader *r, char sign)
{
    if (r->at < r->end && *r->at == sign) {
        r->at++;
        return true;
    }
    return false;
}

static bool read_set(struct reader *r, struct words *words)
{
    while (r->at < r->end && is_word_byte(*r->at)) {
        words_add(words, text_copy(r->at++, 1));
    }
    return words->count > 0 && take(r, ']');
}

/* The depth of groups is a person's: small. */
static bool read_alternatives(struct reader *r, struct words *words)
{
    struct words sequence = {0};
    bool good = true;

    words_add(&sequence, text_copy("", 0));
    while (good && r->at < r->end && *r->at != ')') {
        struct words item = {0};

        if (take(r, '|')) {
            move_words(words, &sequence);
            words_add(&sequence, text_copy("", 0));
            continue;
        }
        if (take(r, '(')) {
            good = read_alternatives(r, &item) && take(r, ')');
        } else if (take(r, '[')) {
            good = read_set(r, &item);
        } else {
            good = is_word_byte(*r->at);
            words_add(&item, text_copy(r->at++, 1));
        }
        if (good && take(r, '?')) {
            words_add(&item, text_copy("", 0));
        }
        append(&sequence, &item);
        good = good && sequence.count <= MOST_WORDS;
    }
    move_words(words, &sequence);
    return good && words->count <= MOST_WORDS;
}

bool pattern_words(const char *pattern, size_t length, struct words *words)
{
    struct reader r = {pattern + 1, pattern + length - 1};
    struct words found = {0};

    if (length < 3 || pattern[0] != '^' || pattern[length - 1] != '$'
        || !read_alternatives(&r, &found) || r.at != r.end) {
        words_deinit(&found);
        return false;
    }
    move_words(words, &found);
    return true;
}
