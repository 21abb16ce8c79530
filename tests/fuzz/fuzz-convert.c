/*
 * fuzz-convert: a fuzzer's bytes as a source, taken through the converter.
 *
 * The judge knows the lexer's tokens by what they must add up to, and counts
 * words with a scan of its own. A byte 0xff ends the source; what follows says
 * what a mad spatch does to its copy, a token and a word each.
 */
#include "fuzz-play.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conversion.h"
#include "copy.h"
#include "later.h"
#include "places.h"
#include "text.h"
#include "trouble.h"

static const int targets[] = {107, 204, 206, 402, 600, LEVEL_NEWEST};

static void judge(bool truth, const char *sentence)
{
    if (!truth) {
        fprintf(stderr, "%s\n", sentence);
        abort();
    }
}

/* Control bytes are blanks, and those that are not ASCII. */
static bool is_gap(const char *text, size_t from, size_t to)
{
    for (; from < to; from++) {
        unsigned char byte = text[from];

        if (byte > ' ' && byte < 0x7f && byte != '\\') {
            return false;
        }
    }
    return true;
}

/* Tokens, comments and blanks are the text, each byte once. */
static void judge_tokens(const struct tokens *t)
{
    size_t at = text_start(t->text, t->size), comment = 0;

    for (size_t i = 0; i <= t->count; i++) {
        size_t next = i < t->count ? t->list[i].offset : t->size;

        judge(next >= at, "tokens overlap");
        while (comment < t->comment_count
               && t->comments[comment].offset < next) {
            const struct comment *c = &t->comments[comment++];

            judge(c->offset >= at, "a comment in a token");
            judge(is_gap(t->text, at, c->offset), "bytes without a token");
            at = c->offset + c->length;
            judge(at <= next, "a token in a comment");
        }
        judge(is_gap(t->text, at, next), "bytes without a token");
        at = i < t->count ? next + t->list[i].length : next;
        judge(i == t->count || t->list[i].length > 0, "an empty token");
    }
}

static bool same_text(const struct tokens *a, size_t at, const struct tokens *b,
                      size_t b_at)
{
    size_t i = 0, j = 0;
    const struct token *x = &a->list[at], *y = &b->list[b_at];
    const char *one = a->text + x->offset, *two = b->text + y->offset;

    while (i < x->length || j < y->length) {
        if (i < x->length && one[i] == '\r') {
            i++;
        } else if (j < y->length && two[j] == '\r') {
            j++;
        } else if (i >= x->length || j >= y->length || one[i++] != two[j++]) {
            return false;
        }
    }
    return true;
}

/* What spatch gets are the tokens that are not omitted. */
static void judge_copy(const struct source *s, const char *copy, size_t size)
{
    struct tokens to;
    size_t at = 0, i;

    tokens_init(&to, copy, size, s->is_cxx);
    for (i = 0; i < s->tokens.count; i++) {
        if (!s->omitted[i]) {
            judge(at < to.count && same_text(&s->tokens, i, &to, at),
                  "the copy has another token");
            at++;
        }
    }
    judge(at == to.count, "the copy has more tokens");
    for (i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *o = &s->occurrences[i];

        judge((o->place != PLACE_CODE && o->place != PLACE_MACRO)
                  || o->token == NO_TOKEN || !s->omitted[o->token]
                  || s->outline.list[o->token].in_dead_arm,
              "a word to convert is not in the copy");
    }
    tokens_deinit(&to);
}

static void count_word(void *opaque, size_t offset,
                       const struct legacy_name *name)
{
    (*(size_t *)opaque)++;
}

/* Each word has one fate. */
static void judge_words(const struct source *s)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *o = &s->occurrences[i];

        judge(i == 0 || s->occurrences[i - 1].offset < o->offset,
              "a word twice");
        if (o->place == PLACE_CODE || o->place == PLACE_MACRO) {
            judge(o->converted != (o->reason != NULL),
                  "a word both or neither converted nor left");
        } else {
            judge(!o->converted, "a word in no code converted");
        }
    }
}

/* The result's tokens are those of the source, but for the edits. */
static void judge_result(const struct source *s)
{
    struct tokens to;
    size_t at = 0, i = 0, e = 0;

    tokens_init(&to, s->result, s->result_size, s->is_cxx);
    judge_tokens(&to);
    while (i < s->tokens.count || e < s->edit_count) {
        if (e < s->edit_count && s->edits[e].first < i) {
            judge(s->edits[e].first + s->edits[e].count <= i,
                  "edits overlap");
            e++; /* in what another deletes */
        } else if (e < s->edit_count && s->edits[e].first == i) {
            struct tokens text;

            tokens_init(&text, s->edits[e].text, strlen(s->edits[e].text),
                        s->is_cxx);
            for (size_t j = 0; j < text.count; j++, at++) {
                judge(at < to.count && same_text(&text, j, &to, at),
                      "an edit's token is not in the result");
            }
            tokens_deinit(&text);
            i += s->edits[e++].count;
        } else {
            judge(at < to.count && same_text(&s->tokens, i, &to, at),
                  "a token without an edit changed");
            i++;
            at++;
        }
    }
    judge(at == to.count, "the result has more tokens");
    tokens_deinit(&to);
}

static void source_begin(struct source *s, char *text, size_t size,
                         struct levels levels, bool is_cxx)
{
    struct worklist worklist = {.list = s, .count = 1};
    size_t words = 0, found = 0;

    *s = (struct source){.text = text, .size = size, .is_cxx = is_cxx,
                         .path = text_copy("x.c", 3),
                         .shown = text_copy("x.c", 3)};
    source_split(s);
    judge_tokens(&s->tokens);
    places_find(s, levels.to);
    names_scan(text, size, levels.to, count_word, &words);
    for (size_t i = 0; i < s->occurrence_count; i++) {
        found++;
    }
    judge(words == found, "words lost or invented");
    places_of_timers(&worklist, s);
    later_places(&worklist, s, levels);
}

/* Puts a word in the place of a token of the copy, or takes it out. */
static void go_mad(struct source *s, const uint8_t *data, size_t size)
{
    char *word;
    size_t length;
    struct tokens t;

    for (; size >= 2; data += 2, size -= 2) {
        tokens_init(&t, s->output, s->output_size, s->is_cxx);
        if (t.count > 0) {
            const struct token *at = &t.list[data[0] % t.count];
            char *mad;

            word = text_of(data + 1, 1, &length);
            mad = text_format("%.*s%s%s", (int)at->offset, s->output, word,
                              s->output + at->offset + at->length);
            free(word);
            free(s->output);
            s->output = mad;
            s->output_size = strlen(mad);
        }
        tokens_deinit(&t);
    }
}

static void convert(const uint8_t *data, size_t size, const uint8_t *madness,
                    size_t mad_size, struct levels levels, bool is_cxx)
{
    struct source s;
    struct worklist worklist = {.list = &s, .count = 1};
    size_t length;
    char *text = text_of(data, size, &length);

    source_begin(&s, text, length, levels, is_cxx);
    s.output = copy_make(&s, &s.output_size);
    s.output[s.output_size] = '\0';
    judge_copy(&s, s.output, s.output_size);
    go_mad(&s, madness, mad_size);
    conversion_run(&worklist, levels);
    judge(mad_size >= 2 || !s.failed, "what spatch left is not explained");
    judge(!s.failed || !s.result, "a file that failed has a result");
    judge_words(&s);
    if (s.result) {
        judge_result(&s);
    }
    source_deinit(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size > 1 ? memchr(data + 1, 0xff, size - 1) : NULL;
    size_t length;

    if (size < 1) {
        return 0;
    }
    length = end ? (size_t)(end - data) : size;
    convert(data + 1, length - 1, data + length, end ? size - length : 0,
            (struct levels){.to = targets[(data[0] >> 1) % 6]}, data[0] & 1);
    return 0;
}
