/*
 * comments: old names in comments and strings, for --comments.
 *
 * A word is replaced where one word is right whatever the sentence means:
 * qemu_mod_timer is timer_mod. What has several names now is judged by what
 * stands behind it: qemu_get_clock(rt_clock) reads ms; qemu_get_clock() alone
 * stays, and stays counted. Comments and strings are in the result in the
 * order of the source, so both are read in step.
 */
#include "comments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trouble.h"

/* What stands for the word at this byte, or NULL, and its length. */
struct replacement {
    const char *text;
    size_t length;
};

static bool follows(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word);

    return size >= length && !memcmp(text, word, length);
}

/* behind: the bytes behind the word, up to the end of the comment. */
static struct replacement replacement_of(const struct legacy_name *name,
                                         const char *behind, size_t size,
                                         int to_level)
{
    struct replacement r = {NULL, strlen(name->word)};
    bool is_called = follows(behind, size, "()");

    switch (name->kind) {
    case NAME_READ:
        r.text = name->became                          ? name->became
                 : follows(behind, size, "(rt_clock)") ? "qemu_clock_get_ms"
                 : follows(behind, size, "(vm_clock)")
                         || follows(behind, size, "(host_clock)")
                     ? "qemu_clock_get_ns"
                     : NULL;
        break;
    case NAME_NEW:
        r.text = name->became                          ? name->became
                 : is_called || !follows(behind, size, "(") ? "timer_new"
                                                            : NULL;
        break;
    case NAME_TICKS:
    case NAME_TICKS_CALL:
        if (to_level >= 206) {
            r.text = "NANOSECONDS_PER_SECOND";
            r.length += name->kind == NAME_TICKS_CALL && is_called ? 2 : 0;
        } else if (name->kind == NAME_TICKS) {
            r.text = "get_ticks_per_sec()";
        }
        break;
    case NAME_EXPIRE_TIME: /* a word of many structs */
        break;
    case NAME_LATER:
        r.text = follows(name->word, 7, "VMSTATE") ? NULL : name->became;
        break;
    default:
        r.text = name->became;
    }
    return r;
}

struct rewriting {
    FILE *stream;
    const char *text;
    size_t at, end; /* of the comment or string */
    int to_level;
    size_t base; /* of what is scanned */
};

static void on_word(void *opaque, size_t offset, const struct legacy_name *name)
{
    struct rewriting *r = opaque;
    size_t start = r->base + offset, behind = start + strlen(name->word);
    struct replacement new =
        replacement_of(name, r->text + behind, r->end - behind, r->to_level);

    if (new.text) {
        fwrite(r->text + r->at, 1, start - r->at, r->stream);
        fputs(new.text, r->stream);
        r->at = start + new.length;
    }
}

/* Writes all up to the end of the region, with its words replaced. */
static void rewrite_region(struct rewriting *r, size_t offset, size_t length)
{
    r->base = offset;
    r->end = offset + length;
    names_scan(r->text + offset, length, r->to_level, on_word, r);
    fwrite(r->text + r->at, 1, r->end - r->at, r->stream);
    r->at = r->end;
}

static bool has_words(const struct token *token)
{
    return token->kind == TOKEN_STRING || token->kind == TOKEN_CHARACTER;
}

static void rewrite_all(struct rewriting *r, const struct tokens *t)
{
    size_t comment = 0;

    for (size_t at = 0; at <= t->count; at++) {
        size_t offset = at < t->count ? t->list[at].offset : t->size;

        for (; comment < t->comment_count
               && t->comments[comment].offset < offset;
             comment++) {
            rewrite_region(r, t->comments[comment].offset,
                           t->comments[comment].length);
        }
        if (at < t->count && has_words(&t->list[at])) {
            rewrite_region(r, offset, t->list[at].length);
        }
    }
    fwrite(r->text + r->at, 1, t->size - r->at, r->stream);
}

static char *rewrite(const char *text, size_t size, bool is_cxx, int to_level,
                     size_t *ret_size)
{
    char *result = NULL;
    struct rewriting r = {.text = text, .to_level = to_level};
    struct tokens tokens;

    r.stream = open_memstream(&result, ret_size);
    if (!r.stream) {
        trouble_exit("out of memory");
    }
    tokens_init(&tokens, text, size, is_cxx);
    rewrite_all(&r, &tokens);
    tokens_deinit(&tokens);
    if (fclose(r.stream)) {
        trouble_exit("out of memory");
    }
    return result;
}

char *comments_rewrite(const char *text, int to_level)
{
    char *result = NULL;
    size_t size = strlen(text), result_size;
    struct rewriting r = {.text = text, .to_level = to_level};

    r.stream = open_memstream(&result, &result_size);
    if (!r.stream) {
        trouble_exit("out of memory");
    }
    rewrite_region(&r, 0, size);
    if (fclose(r.stream)) {
        trouble_exit("out of memory");
    }
    return result;
}

/* Counts the words as what becomes of them; true when one is converted. */
static bool mark(struct source *s, int to_level)
{
    bool any = false;

    for (size_t i = 0; i < s->occurrence_count; i++) {
        struct occurrence *o = &s->occurrences[i];
        size_t behind = o->offset + strlen(o->name->word);

        if ((o->place == PLACE_COMMENT || o->place == PLACE_STRING)
            && o->name->rule
            && replacement_of(o->name, s->text + behind, s->size - behind,
                              to_level)
                   .text) {
            o->converted = true;
            o->by_name = true;
            o->rule = o->name->rule;
            any = true;
        }
    }
    return any;
}

void comments_convert(struct worklist *worklist, int to_level)
{
    for (size_t i = 0; i < worklist->count; i++) {
        struct source *s = &worklist->list[i];
        const char *text = s->result ? s->result : s->text;
        size_t size = s->result ? s->result_size : s->size;
        char *result;

        if (s->failed || !mark(s, to_level)) {
            continue;
        }
        result = rewrite(text, size, s->is_cxx, to_level, &size);
        free(s->result);
        s->result = result;
        s->result_size = size;
    }
}

bool comments_same_string(const struct tokens *from, size_t at,
                          const struct tokens *to, size_t to_at, int to_level)
{
    const struct token *a = &from->list[at], *b = &to->list[to_at];
    size_t size;
    char *text;
    bool same;

    if (!has_words(a) || a->kind != b->kind) {
        return false;
    }
    text = rewrite(from->text + a->offset, a->length, false, to_level, &size);
    same = size == b->length && !memcmp(text, to->text + b->offset, size);
    free(text);
    return same;
}
