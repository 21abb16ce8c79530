/*
 * edits: changed tokens put into the text; every other byte stays.
 *
 * A deleted token takes the blanks behind it along, at the end of a line those
 * before it, and its line when nothing else is on it, so that no hole remains;
 * deletions next to each other are one. Between the tokens of one edit only
 * comments survive. Where two words would grow together a blank is put in.
 */
#include "edits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trouble.h"

int edit_compare(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;

    if (x->first != y->first) {
        return x->first < y->first ? -1 : 1;
    }
    return (x->count > y->count) - (x->count < y->count);
}

static uint32_t statement_of(const struct source *source, size_t token)
{
    return source->outline.list[token].statement;
}

/* The first name in the statement that a person has to look at. */
static const struct occurrence *reason_in(const struct source *source,
                                          uint32_t statement)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if (o->token != NO_TOKEN && o->reason
            && (o->place == PLACE_CODE || o->place == PLACE_MACRO)
            && statement_of(source, o->token) == statement) {
            return o;
        }
    }
    return NULL;
}

/* Says at the names of the statement, which were converted, why they stay. */
static void leave_whole(struct source *source, uint32_t statement,
                      const struct occurrence *because)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (o->token == NO_TOKEN
            || statement_of(source, o->token) != statement) {
            continue;
        }
        o->is_left_whole = o->converted || o->reason;
        if (o->converted) {
            o->converted = false;
            o->reason = text_format(
                "its statement is left whole: %s in line %u needs a person",
                because->name->word, source->tokens.list[because->token].line);
        }
    }
}

void edits_keep_statements_whole(struct source *source)
{
    size_t kept = 0;

    for (size_t i = 0; i < source->edit_count; i++) {
        uint32_t statement = statement_of(source, source->edits[i].first);
        const struct occurrence *because = reason_in(source, statement);

        if (because) {
            leave_whole(source, statement, because);
            free(source->edits[i].text);
        } else {
            source->edits[kept++] = source->edits[i];
        }
    }
    source->edit_count = kept;
}

struct output {
    const struct source *source;
    FILE *stream;
    char *bytes;
    size_t size;
    size_t at; /* first byte of the text not yet copied */
    bool last_was_word;
};

/* Of a word, or of a letter beyond ASCII. */
static bool is_of_word(char byte)
{
    return is_word_byte(byte) || (unsigned char)byte >= 0x80;
}

static void put(struct output *out, const char *bytes, size_t length)
{
    if (length == 0) {
        return;
    }
    if (out->last_was_word && is_of_word(bytes[0])) {
        fputc(' ', out->stream);
    }
    fwrite(bytes, 1, length, out->stream);
    out->last_was_word = false;
}

static void copy_until(struct output *out, size_t offset)
{
    put(out, out->source->text + out->at, offset - out->at);
    out->at = offset;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r';
}

/* What stands between two tokens of one edit: comments stay. */
static void copy_comments(struct output *out, size_t end)
{
    for (size_t i = out->at; i < end; i++) {
        if (!is_space(out->source->text[i])) {
            copy_until(out, end);
            return;
        }
    }
    out->at = end;
}

/* Behind a deletion: the blanks, or the line when nothing is left of it. */
static void swallow_blanks(struct output *out, size_t start)
{
    const char *text = out->source->text;
    size_t size = out->source->size, end = out->at, line = start;

    while (end < size && is_blank(text[end])) {
        end++;
    }
    while (line > 0 && is_blank(text[line - 1])) {
        line--;
    }
    if (line > 0 && text[line - 1] != '\n') {
        if (line < start || (end < size && !is_space(text[end]))) {
            out->at = end;
        }
        return;
    }
    if (end < size && is_space(text[end])) {
        end += text[end] == '\r' && end + 1 < size ? 2 : 1;
        while (end < size && is_blank(text[end])) {
            end++;
        }
    }
    out->at = end;
}

static size_t line_start(const struct source *source, size_t offset)
{
    while (offset > 0 && source->text[offset - 1] != '\n') {
        offset--;
    }
    return offset;
}

/* Behind the end of the line with the edit's last token. */
static size_t next_line(const struct source *source, const struct edit *edit)
{
    const struct token *last =
        &source->tokens.list[edit->first + edit->count - 1];
    size_t at = last->offset + last->length;

    while (at < source->size && is_blank(source->text[at])) {
        at++;
    }
    at += at < source->size && source->text[at] == '\r';
    return at < source->size && source->text[at] == '\n' ? at + 1 : 0;
}

/* Does nothing stand between the edit's tokens, comments least of all? */
static bool is_bare(const struct source *source, const struct edit *edit)
{
    const struct token *list = source->tokens.list;

    for (size_t i = edit->first; i + 1 < edit->first + edit->count; i++) {
        for (size_t at = list[i].offset + list[i].length;
             at < list[i + 1].offset; at++) {
            if (!is_space(source->text[at])) {
                return false;
            }
        }
    }
    return true;
}

/* What a deletion at the end of a line takes along: the blanks before it, too. */
static size_t without_blanks_before(const struct source *source,
                                    const struct edit *edit)
{
    size_t start = source->tokens.list[edit->first].offset;
    size_t trimmed = start;

    while (trimmed > 0 && is_blank(source->text[trimmed - 1])) {
        trimmed--;
    }
    return edit->count > 0 && trimmed > 0 && !is_space(source->text[trimmed - 1])
           && is_bare(source, edit) && next_line(source, edit) > 0
               ? trimmed : start;
}

static bool has_comment(const struct source *source, size_t start, size_t end)
{
    for (size_t i = 0; i < source->tokens.comment_count; i++) {
        size_t offset = source->tokens.comments[i].offset;

        if (start <= offset && offset < end) {
            return true;
        }
    }
    return false;
}

static bool opens_block(const struct source *source, const struct edit *edit)
{
    for (size_t i = edit->first; i < edit->first + edit->count; i++) {
        size_t partner = source->outline.list[i].partner;

        if (token_is(&source->tokens, i, "{") && partner != NO_TOKEN
            && partner >= edit->first + edit->count) {
            return true;
        }
    }
    return false;
}

/* Are whole lines deleted, with no comment inside? Not those of a block whose
 * inside stays, and moves to where the block began. */
static bool is_lines(const struct source *source, const struct edit *edit)
{
    size_t start = source->tokens.list[edit->first].offset;
    size_t next = edit->count > 0 ? next_line(source, edit) : 0;
    size_t blank = line_start(source, start);

    while (is_blank(source->text[blank])) {
        blank++;
    }
    return next > 0 && blank == start && !opens_block(source, edit)
           && !has_comment(source, start, next);
}

static void apply_one(struct output *out, const struct edit *edit)
{
    const struct token *list = out->source->tokens.list;
    size_t start = list[edit->first].offset;
    size_t length = strlen(edit->text);
    char last = length ? edit->text[length - 1] : ' ';

    if (start < out->at) {
        return; /* inside of what was deleted */
    }

    if (length == 0 && is_lines(out->source, edit)) {
        size_t line = line_start(out->source, start);

        copy_until(out, line > out->at ? line : out->at);
        out->at = next_line(out->source, edit);
        out->last_was_word = false;
        return;
    }
    size_t from = length ? start : without_blanks_before(out->source, edit);
    copy_until(out, from > out->at ? from : out->at);
    put(out, edit->text, length);
    for (size_t i = edit->first; i < edit->first + edit->count; i++) {
        if (i > edit->first) {
            copy_comments(out, list[i].offset);
        }
        out->at = list[i].offset + list[i].length;
    }
    if (length == 0) {
        swallow_blanks(out, start);
        last = start > 0 ? out->source->text[start - 1] : ' ';
    }
    out->last_was_word = is_of_word(last);
}

/* Blanks alone, and no empty line? */
static bool is_small_gap(const struct source *source, size_t start, size_t end)
{
    int lines = 0;

    for (; start < end; start++) {
        lines += source->text[start] == '\n';
        if (!is_space(source->text[start])) {
            return false;
        }
    }
    return lines <= 1;
}

/* Takes the deletions behind this one along, as if they were one: what they
 * leave of their lines they leave together. */
static struct edit with_neighbours(const struct source *source, size_t *number)
{
    const struct token *list = source->tokens.list;
    struct edit all = source->edits[*number];

    while (!*all.text && all.count > 0 && *number + 1 < source->edit_count) {
        const struct edit *next = &source->edits[*number + 1];
        size_t end = all.first + all.count;

        if (next->first != end || next->count == 0 || *next->text
            || !is_small_gap(source, list[end - 1].offset + list[end - 1].length,
                             list[end].offset)) {
            break;
        }
        all.count += next->count;
        ++*number;
    }
    return all;
}

void edits_apply(struct source *source)
{
    struct output out = {.source = source};

    if (source->edit_count == 0) {
        return;
    }
    qsort(source->edits, source->edit_count, sizeof(*source->edits),
          edit_compare);
    out.stream = open_memstream(&out.bytes, &out.size);
    if (!out.stream) {
        trouble_exit("out of memory");
    }
    for (size_t i = 0; i < source->edit_count; i++) {
        struct edit edit = with_neighbours(source, &i);

        apply_one(&out, &edit);
    }
    copy_until(&out, source->size);
    if (fclose(out.stream)) {
        trouble_exit("out of memory");
    }
    source->result = out.bytes;
    source->result_size = out.size;
}
