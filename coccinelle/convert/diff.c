/*
 * diff: a unified diff that patch -p1 and git apply take.
 *
 * The two texts differ in few lines, and changed lines come in short runs. So
 * where they part, the nearest place at which two lines in a row agree again is
 * where they go on together.
 */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "trouble.h"

#define CONTEXT 3

struct lines {
    const char *text;
    size_t size;
    size_t *starts; /* count + 1 of them, the last is size */
    size_t count, room;
};

/* Lines first .. first + count - 1 on each side. */
struct change {
    size_t old_first, old_count, new_first, new_count;
};

struct changes {
    struct change *list;
    size_t count, room;
};

static void lines_init(struct lines *lines, const char *text, size_t size)
{
    size_t at = 0;

    *lines = (struct lines){.text = text, .size = size};
    for (;;) {
        const char *end;

        lines->starts = grow(lines->starts, lines->count, &lines->room,
                             sizeof(*lines->starts));
        lines->starts[lines->count] = at;
        if (at == size) {
            return;
        }
        lines->count++;
        end = memchr(text + at, '\n', size - at);
        at = end ? (size_t)(end - text) + 1 : size;
    }
}

static bool same_line(const struct lines *a, size_t x, const struct lines *b,
                      size_t y)
{
    size_t length = a->starts[x + 1] - a->starts[x];

    return length == b->starts[y + 1] - b->starts[y]
           && !memcmp(a->text + a->starts[x], b->text + b->starts[y], length);
}

/* Steps over a run of differing lines: the nearest pair of equal lines that
 * is followed by another equal pair, or by an end, closes it. */
static void next_pair(const struct lines *a, const struct lines *b, size_t *x,
                      size_t *y)
{
    for (size_t sum = 0; sum <= a->count - *x + b->count - *y; sum++) {
        for (size_t ahead = 0; ahead <= sum; ahead++) {
            size_t i = *x + ahead, j = *y + sum - ahead;

            if (i > a->count || j > b->count) {
                continue;
            }
            if (i == a->count || j == b->count) {
                if (i == a->count && j == b->count) {
                    *x = i;
                    *y = j;
                    return;
                }
                continue;
            }
            if (same_line(a, i, b, j)
                && (i + 1 == a->count || j + 1 == b->count
                        ? i + 1 == a->count && j + 1 == b->count
                        : same_line(a, i + 1, b, j + 1))) {
                *x = i;
                *y = j;
                return;
            }
        }
    }
    *x = a->count;
    *y = b->count;
}

static void add_change(struct changes *changes, struct change change)
{
    changes->list =
        grow(changes->list, changes->count, &changes->room, sizeof(change));
    changes->list[changes->count++] = change;
}

/* As many lines on both sides: they pair up, and equal ones are no change. */
static void add_pairs(struct changes *changes, const struct lines *a,
                      const struct lines *b, struct change all)
{
    struct change run = {0};

    for (size_t i = 0; i < all.old_count; i++) {
        if (same_line(a, all.old_first + i, b, all.new_first + i)) {
            if (run.old_count > 0) {
                add_change(changes, run);
            }
            run = (struct change){0};
        } else {
            if (run.old_count == 0) {
                run.old_first = all.old_first + i;
                run.new_first = all.new_first + i;
            }
            run.old_count = ++run.new_count;
        }
    }
    if (run.old_count > 0) {
        add_change(changes, run);
    }
}

static void find_changes(const struct lines *a, const struct lines *b,
                         struct changes *changes)
{
    size_t x = 0, y = 0;

    while (x < a->count || y < b->count) {
        struct change change = {.old_first = x, .new_first = y};

        if (x < a->count && y < b->count && same_line(a, x, b, y)) {
            x++;
            y++;
            continue;
        }
        next_pair(a, b, &x, &y);
        change.old_count = x - change.old_first;
        change.new_count = y - change.new_first;
        if (change.old_count == change.new_count) {
            add_pairs(changes, a, b, change);
        } else {
            add_change(changes, change);
        }
    }
}

static void write_lines(FILE *stream, char mark, const struct lines *lines,
                        size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        size_t start = lines->starts[i], end = lines->starts[i + 1];

        fputc(mark, stream);
        fwrite(lines->text + start, 1, end - start, stream);
        if (lines->text[end - 1] != '\n') {
            fputs("\n\\ No newline at end of file\n", stream);
        }
    }
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void write_range(FILE *stream, char mark, size_t first, size_t count)
{
    fprintf(stream, "%c%zu", mark, count ? first + 1 : first);
    if (count != 1) {
        fprintf(stream, ",%zu", count);
    }
}

/* Changes from .. to - 1 with the lines around and between them. */
static void write_hunk(FILE *stream, const struct lines *a,
                       const struct lines *b, const struct change *from,
                       const struct change *to)
{
    const struct change *last = to - 1;
    size_t before = smaller(CONTEXT, from->old_first);
    size_t old_end = last->old_first + last->old_count;
    size_t after = smaller(CONTEXT, a->count - old_end);
    size_t at = from->old_first - before;
    size_t new_first = from->new_first - before;
    size_t new_end = last->new_first + last->new_count;

    fputs("@@ ", stream);
    write_range(stream, '-', at, old_end + after - at);
    fputc(' ', stream);
    write_range(stream, '+', new_first, new_end + after - new_first);
    fputs(" @@\n", stream);
    for (const struct change *c = from; c < to; c++) {
        write_lines(stream, ' ', a, at, c->old_first - at);
        write_lines(stream, '-', a, c->old_first, c->old_count);
        write_lines(stream, '+', b, c->new_first, c->new_count);
        at = c->old_first + c->old_count;
    }
    write_lines(stream, ' ', a, at, after);
}

static void write_hunks(FILE *stream, const struct lines *a,
                        const struct lines *b, const struct changes *changes)
{
    const struct change *end = changes->list + changes->count;
    const struct change *from = changes->list;

    while (from < end) {
        const struct change *to = from + 1;

        while (to < end
               && to->old_first - (to[-1].old_first + to[-1].old_count)
                      <= 2 * CONTEXT) {
            to++;
        }
        write_hunk(stream, a, b, from, to);
        from = to;
    }
}

/* git and patch want names with odd bytes in C quotes. */
static void write_name(FILE *stream, const char *side, const char *name)
{
    bool is_plain = true;

    for (const char *c = name; *c; c++) {
        is_plain &=
            (unsigned char)*c > ' ' && *c != '"' && *c != '\\' && *c != 0x7f;
    }
    if (is_plain) {
        fprintf(stream, "%s%s\n", side, name);
        return;
    }
    fprintf(stream, "%.4s\"%s", side, side + 4);
    for (const char *c = name; *c; c++) {
        if (*c == '"' || *c == '\\') {
            fprintf(stream, "\\%c", *c);
        } else if ((unsigned char)*c < ' ' || *c == 0x7f) {
            fprintf(stream, "\\%03o", (unsigned char)*c);
        } else {
            fputc(*c, stream);
        }
    }
    fputs("\"\n", stream);
}

void diff_write(FILE *stream, const struct source *source)
{
    struct lines a, b;
    struct changes changes = {0};

    lines_init(&a, source->text, source->size);
    lines_init(&b, source->result, source->result_size);
    find_changes(&a, &b, &changes);
    write_name(stream, "--- a/", source->shown);
    write_name(stream, "+++ b/", source->shown);
    write_hunks(stream, &a, &b, &changes);
    free(changes.list);
    free(a.starts);
    free(b.starts);
}
