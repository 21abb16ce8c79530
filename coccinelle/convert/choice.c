/*
 * choice: which blocks of the rules a file is worth.
 *
 * A block is left out where a word that it needs is neither in the file nor
 * put there by a block in front of it: it cannot match. Every word that some
 * block needs has a bit; what a file has, and what a block needs and adds, are
 * sets of bits. Rules that are not ours may do what is not foreseen here:
 * where there are any, nothing is left out.
 */
#include "choice.h"

#include <stdlib.h>
#include <string.h>

#include "blocks.h"
#include "trouble.h"

/* A block, in the order in which they stand in the rules. */
struct part {
    const struct block *block;
    size_t rule;
    uint64_t *needs; /* a set after the other */
    uint64_t *adds;
};

struct choice {
    const struct rules *rules;
    struct blocks *blocks; /* of each rule */
    struct words words;    /* that some block needs, sorted */
    size_t set_size;
    struct part *parts;
    size_t count;
    bool leaves_out;
};

static void *make(size_t count, size_t size)
{
    void *list = calloc(count + 1, size);

    if (!list) {
        trouble_exit("out of memory");
    }
    return list;
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_words(struct words *words)
{
    size_t kept = 0;

    if (words->count == 0) {
        return;
    }
    qsort(words->list, words->count, sizeof(*words->list), compare_strings);
    for (size_t i = 1; i < words->count; i++) {
        if (strcmp(words->list[kept], words->list[i])) {
            words->list[++kept] = words->list[i];
        } else {
            free(words->list[i]);
        }
    }
    words->count = kept + 1;
}

static void set_bit(uint64_t *set, size_t number)
{
    set[number / 64] |= UINT64_C(1) << number % 64;
}

static void set_word(const struct choice *c, uint64_t *set, const char *word,
                     size_t length)
{
    size_t low = 0, high = c->words.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *other = c->words.list[middle];
        int order = strncmp(word, other, length);

        if (order == 0 && other[length] == '\0') {
            set_bit(set, middle);
            return;
        }
        if (order > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
}

static void collect_words(struct choice *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct block *b = c->parts[i].block;

        for (size_t n = 0; n < b->need_count; n++) {
            for (size_t w = 0; w < b->needs[n].count; w++) {
                const char *word = b->needs[n].list[w];

                words_add(&c->words, text_copy(word, strlen(word)));
            }
        }
    }
    sort_words(&c->words);
    c->set_size = c->words.count / 64 + 1;
}

static void set_words(const struct choice *c, uint64_t *set,
                      const struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        set_word(c, set, words->list[i], strlen(words->list[i]));
    }
}

static void make_sets(const struct choice *c, struct part *part)
{
    const struct block *b = part->block;

    part->adds = make(c->set_size, sizeof(*part->adds));
    part->needs = make(c->set_size * b->need_count, sizeof(*part->needs));
    for (size_t n = 0; n < b->need_count; n++) {
        set_words(c, part->needs + n * c->set_size, &b->needs[n]);
    }
    set_words(c, part->adds, &b->adds);
    for (size_t i = 0; i < c->words.count; i++) {
        for (size_t p = 0; p < b->parts.count; p++) {
            if (strstr(c->words.list[i], b->parts.list[p])) {
                set_bit(part->adds, i);
            }
        }
    }
}

struct choice *choice_new(const struct rules *rules)
{
    struct choice *c = make(1, sizeof(*c));
    size_t count = 0;

    c->rules = rules;
    c->leaves_out = rules_are_ours(rules);
    c->blocks = make(rules->count, sizeof(*c->blocks));
    for (size_t i = 0; i < rules->count; i++) {
        blocks_init(&c->blocks[i], rules->list[i].text);
        count += c->blocks[i].count;
    }
    c->parts = make(count, sizeof(*c->parts));
    for (size_t i = 0; i < rules->count; i++) {
        for (size_t b = 0; b < c->blocks[i].count; b++) {
            c->parts[c->count++] =
                (struct part){.block = &c->blocks[i].list[b], .rule = i};
        }
    }
    collect_words(c);
    for (size_t i = 0; i < c->count; i++) {
        make_sets(c, &c->parts[i]);
    }
    return c;
}

void choice_free(struct choice *choice)
{
    for (size_t i = 0; i < choice->count; i++) {
        free(choice->parts[i].needs);
        free(choice->parts[i].adds);
    }
    for (size_t i = 0; i < choice->rules->count; i++) {
        blocks_deinit(&choice->blocks[i]);
    }
    free(choice->parts);
    free(choice->blocks);
    words_deinit(&choice->words);
    free(choice);
}

uint64_t choice_rules(const struct choice *choice, const struct source *source)
{
    return rules_wanted(choice->rules, source);
}

bool *choice_marks(const struct choice *choice)
{
    return make(choice->count, sizeof(bool));
}

static void set_words_of(const struct choice *c, const struct source *source,
                         uint64_t *set)
{
    const struct tokens *t = &source->tokens;

    for (size_t i = 0; i < t->count; i++) {
        const struct token *token = &t->list[i];

        if (token->kind == TOKEN_NAME || token->kind == TOKEN_HEADER) {
            set_word(c, set, t->text + token->offset, token->length);
        }
    }
}

static bool has_any(const uint64_t *a, const uint64_t *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (a[i] & b[i]) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const struct choice *c, const struct part *part,
                      const uint64_t *has)
{
    if (!c->leaves_out) {
        return true;
    }
    for (size_t n = 0; n < part->block->need_count; n++) {
        if (!has_any(part->needs + n * c->set_size, has, c->set_size)) {
            return false;
        }
    }
    return part->block->changes;
}

static void add_set(uint64_t *set, const uint64_t *more, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        set[i] |= more[i];
    }
}

/* The scripts of a rule, whose blocks are those from first to end. */
static void mark_scripts(const struct choice *c, size_t first, size_t end,
                         uint64_t *has, bool *marks)
{
    for (size_t i = first; i < end; i++) {
        if (c->parts[i].block->is_script) {
            marks[i] = true;
            add_set(has, c->parts[i].adds, c->set_size);
        }
    }
}

/* Returns the number of blocks that may change something. */
static size_t mark_rule(const struct choice *c, size_t first, size_t end,
                        uint64_t *has, bool *marks)
{
    size_t count = 0;

    for (size_t i = first + 1; i < end; i++) {
        if (is_wanted(c, &c->parts[i], has)) {
            marks[i] = true;
            add_set(has, c->parts[i].adds, c->set_size);
            if (count++ == 0) {
                marks[first] = true;
                mark_scripts(c, first, end, has, marks);
            }
        }
    }
    return count;
}

size_t choice_mark(const struct choice *choice, const struct source *source,
                   bool *marks)
{
    uint64_t wanted = rules_wanted(choice->rules, source);
    uint64_t *has = make(choice->set_size, sizeof(*has));
    size_t first = 0, count = 0;

    set_words_of(choice, source, has);
    for (size_t i = 0; i < choice->rules->count; i++) {
        size_t end = first + choice->blocks[i].count;

        if (wanted >> i & 1) {
            count += mark_rule(choice, first, end, has, marks);
        }
        first = end;
    }
    free(has);
    return count;
}

/* Sets what the marked ones depend on, which stands in front of them. */
static void mark_more(const struct choice *c, bool *marks)
{
    for (size_t i = c->count; i-- > 0;) {
        for (size_t j = i + 1; j < c->count && !marks[i]; j++) {
            marks[i] = marks[j] && c->parts[j].rule == c->parts[i].rule
                       && block_asks_for(c->parts[j].block,
                                         c->parts[i].block->name);
        }
    }
}

/* With one #spatch line, the first. */
void choice_write(const struct choice *choice, const bool *marks,
                  FILE *stream)
{
    bool *chosen = choice_marks(choice);
    bool is_first = true;

    for (size_t i = 0; i < choice->count; i++) {
        chosen[i] = !marks || marks[i];
    }
    mark_more(choice, chosen);
    for (size_t i = 0; i < choice->count; i++) {
        const struct block *b = choice->parts[i].block;
        size_t options = strncmp(b->text, "#spatch", 7)
                             ? 0
                             : strcspn(b->text, "\n");

        if (chosen[i]) {
            fwrite(b->text, 1, is_first ? options : 0, stream);
            fwrite(b->text + options, 1, b->size - options, stream);
            putc('\n', stream);
            is_first = false;
        }
    }
    free(chosen);
}
