/*
 * blocks: a rule file in its parts, and what each part needs to match.
 *
 * spatch tries each part of a rule file at each function of a file. Most could
 * be told in advance: a part that looks for a word does nothing where the word
 * is missing. Taken as needed are only what cannot be otherwise: headers,
 * words with an underscore, which no isomorphism makes or drops, and variables
 * that stand for a list of words. Lines that may match nothing need nothing.
 */
#include "blocks.h"

#include <stdlib.h>
#include <string.h>

#include "lexer.h"
#include "trouble.h"

/* What a line is read for. */
struct reading {
    struct block *block;
    const char *head; /* the block's first line */
    const char *body; /* behind its variables */
    int depth;               /* of alternatives within alternatives */
    struct words *need;      /* of those being read, or NULL */
    bool has_word, is_vague; /* this alternative; one of them */
    bool is_optional;        /* within <... ...> */
};

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    line += line_length(line);
    return *line ? line + 1 : line;
}

static bool line_is(const char *line, const char *text)
{
    return line_length(line) == strlen(text)
           && !strncmp(line, text, strlen(text));
}

static bool line_has(const char *line, const char *end, const char *text)
{
    return memmem(line, end - line, text, strlen(text)) != NULL;
}

static bool is_head(const char *line)
{
    size_t length = line_length(line);

    return length >= 2 && line[0] == '@' && line[length - 1] == '@';
}

/* The word at text, or behind what is none; false at the end. */
static bool next_word(const char **text, const char *end, size_t *length)
{
    while (*text < end && !is_word_byte(**text)) {
        (*text)++;
    }
    for (*length = 0; *text + *length < end && is_word_byte((*text)[*length]);) {
        (*length)++;
    }
    return *length > 0;
}

static bool has_word(const char *text, const char *end, const char *word,
                     size_t word_length)
{
    size_t length;

    for (; next_word(&text, end, &length); text += length) {
        if (length == word_length && !strncmp(text, word, length)) {
            return true;
        }
    }
    return false;
}

static const char *behind_variables(const struct block *block)
{
    const char *end = block->text + block->size;

    for (const char *line = next_line(block->text); line < end;
         line = next_line(line)) {
        if (line_is(line, "@@")) {
            return next_line(line);
        }
    }
    return end;
}

bool block_asks_for(const struct block *block, const char *name)
{
    return *name
           && has_word(block->text + 1 + strlen(block->name),
                       behind_variables(block), name, strlen(name));
}

static struct words *add_need(struct block *block)
{
    block->needs = grow(block->needs, block->need_count, &block->need_room,
                        sizeof(*block->needs));
    block->needs[block->need_count] = (struct words){0};
    return &block->needs[block->need_count++];
}

static void drop_need(struct block *block)
{
    words_deinit(&block->needs[--block->need_count]);
}

/* "X =~ "..."", when the line declares X so. */
static const char *pattern_of(const char *line, const char *word,
                              size_t word_length, size_t *ret_length)
{
    const char *end = line + line_length(line);
    const char *sign = memmem(line, end - line, " =~ \"", 5);
    const char *close;

    if (!sign || (size_t)(sign - line) < word_length
        || strncmp(sign - word_length, word, word_length)
        || is_word_byte(sign[-(ptrdiff_t)word_length - 1])) {
        return NULL;
    }
    close = memchr(sign + 5, '"', end - sign - 5);
    if (!close || close[1] != ';') {
        return NULL;
    }
    *ret_length = close - sign - 5;
    return sign + 5;
}

/* The words that this one stands for; false when anything may stand there. */
static bool words_of(const struct reading *r, const char *word, size_t length,
                     struct words *words)
{
    if (!has_word(next_line(r->head), r->body, word, length)) {
        if (*word != '"' && !memchr(word, '_', length)) {
            return false;
        }
        words_add(words, text_copy(word, length));
        return true;
    }
    for (const char *line = next_line(r->head); line < r->body;
         line = next_line(line)) {
        size_t pattern_length;
        const char *pattern = pattern_of(line, word, length, &pattern_length);

        if (pattern) {
            return pattern_words(pattern, pattern_length, words);
        }
    }
    return false;
}

static void need_word(struct reading *r, const char *word, size_t length)
{
    struct words *need;

    if (r->depth > 1 || (r->depth == 1 && r->has_word)) {
        return; /* one of each alternative is enough */
    }
    need = r->need ? r->need : add_need(r->block);
    if (words_of(r, word, length, need)) {
        r->has_word = true;
    } else if (!r->need) {
        drop_need(r->block);
    }
}

static const char *header_in(const char *line, const char *end,
                             size_t *ret_length)
{
    const char *open = memchr(line, '"', end - line);
    const char *close =
        open ? memchr(open + 1, '"', end - open - 1) : NULL;

    if (!close || !line_has(line, open, "#include")) {
        return NULL;
    }
    *ret_length = close + 1 - open;
    return open;
}

/* A line that a file has to have. */
static void read_needed(struct reading *r, const char *line, const char *end)
{
    size_t length;
    const char *header = header_in(line, end, &length);

    if (header) {
        need_word(r, header, length);
        return;
    }
    if (memchr(line, '"', end - line) || line_has(line, end, "when")
        || line_has(line, end, "\\(")) {
        return;
    }
    for (; next_word(&line, end, &length); line += length) {
        need_word(r, line, length);
    }
}

static void read_added(struct reading *r, const char *line, const char *end)
{
    size_t length;
    const char *header = header_in(line, end, &length);

    if (header) {
        words_add(&r->block->adds, text_copy(header, length));
    }
    for (; next_word(&line, end, &length); line += length) {
        words_add(&r->block->adds, text_copy(line, length));
    }
}

static void end_alternative(struct reading *r)
{
    r->is_vague |= !r->has_word;
    r->has_word = false;
}

/* Lines of their own that are about others. */
static bool is_sign(struct reading *r, const char *line)
{
    if (line_is(line, "(") && r->depth++ == 0) {
        r->need = add_need(r->block);
        r->has_word = r->is_vague = false;
    } else if (line_is(line, "|") && r->depth == 1) {
        end_alternative(r);
    } else if (line_is(line, ")") && --r->depth == 0) {
        end_alternative(r);
        if (r->is_vague) {
            drop_need(r->block);
        }
        r->need = NULL;
    }
    return line_length(line) == 1;
}

static void read_body(struct reading *r)
{
    const char *end = r->block->text + r->block->size;

    for (const char *line = r->body; line < end; line = next_line(line)) {
        const char *last = line + line_length(line);
        const char *comment = memmem(line, last - line, "//", 2);

        last = comment ? comment : last;
        if (line_has(line, last, "<...") || line_has(line, last, "<+...")) {
            r->is_optional = true;
        }
        r->block->changes |= *line == '+' || *line == '-';
        if (*line == '+') {
            read_added(r, line, last);
        } else if (!r->is_optional && !is_sign(r, line)) {
            read_needed(r, line, last);
        }
        if (line_has(line, last, "...>") || line_has(line, last, "...+>")) {
            r->is_optional = false;
        }
    }
}

/* What a script makes has a name in it that stands in the script. */
static void read_script(struct block *block, const char *text, const char *end)
{
    size_t length;

    for (; next_word(&text, end, &length); text += length) {
        if (memchr(text, '_', length)) {
            words_add(&block->parts, text_copy(text, length));
        }
    }
}

static void read_variables(struct reading *r)
{
    for (const char *line = next_line(r->head); line < r->body;
         line = next_line(line)) {
        const char *end = line + line_length(line);

        if (line_has(line, end, "script:")) {
            read_script(r->block, line, end);
        }
    }
}

static void read_block(struct block *block)
{
    const char *end = block->text + line_length(block->text);
    const char *name = block->text + 1;
    size_t length;
    struct reading r = {.block = block,
                        .head = block->text,
                        .body = behind_variables(block)};

    block->is_script = line_has(block->text, end, ":");
    if (!block->is_script && next_word(&name, end, &length)
        && strncmp(name, "depends on ", 11)) {
        block->name = text_copy(name, length);
    } else {
        block->name = text_copy("", 0);
    }
    if (block->is_script) {
        read_script(block, r.body, block->text + block->size);
    } else {
        read_variables(&r);
        read_body(&r);
    }
}

static void add_block(struct blocks *blocks, const char *text, size_t size)
{
    blocks->list = grow(blocks->list, blocks->count, &blocks->room,
                        sizeof(*blocks->list));
    blocks->list[blocks->count++] =
        (struct block){.text = text, .size = size};
}

void blocks_init(struct blocks *blocks, const char *text)
{
    const char *start = text, *line = text;
    bool in_variables = false;

    *blocks = (struct blocks){0};
    for (; *line; line = next_line(line)) {
        if (in_variables) {
            in_variables = !line_is(line, "@@");
        } else if (is_head(line)) {
            add_block(blocks, start, line - start);
            start = line;
            in_variables = true;
        }
    }
    add_block(blocks, start, line - start);
    blocks->list[0].name = text_copy("", 0);
    for (size_t i = 1; i < blocks->count; i++) {
        read_block(&blocks->list[i]);
    }
}

void blocks_deinit(struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        struct block *block = &blocks->list[i];

        for (size_t n = 0; n < block->need_count; n++) {
            words_deinit(&block->needs[n]);
        }
        free(block->needs);
        words_deinit(&block->adds);
        words_deinit(&block->parts);
        free(block->name);
    }
    free(blocks->list);
    *blocks = (struct blocks){0};
}
