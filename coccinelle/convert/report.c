/*
 * report: what was done, what is left and why, and the counts.
 *
 * All of it goes to standard error; files are in order of their paths, words
 * in order of their places, so two runs say the same.
 */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "places.h"
#include "trouble.h"

static bool is_left(const struct occurrence *o)
{
    return !o->converted
           && (o->place == PLACE_CODE || o->place == PLACE_MACRO
               || o->place == PLACE_DEFINITION);
}

static uint32_t line_of(const struct source *s, const struct occurrence *o)
{
    return s->tokens.list[o->token].line;
}

void report_left(const struct worklist *worklist)
{
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t j = 0; j < s->occurrence_count; j++) {
            const struct occurrence *o = &s->occurrences[j];

            if (is_left(o)) {
                fprintf(stderr, "%s:%u:%zu: %s: %s\n", s->shown, line_of(s, o),
                        tokens_column(&s->tokens, o->offset), o->name->word,
                        o->place == PLACE_DEFINITION
                            ? "definition of the old API itself"
                            : o->reason);
            }
        }
    }
}

struct rule_count {
    const char *rule;
    size_t names, by_name, files;
    const struct source *last;
};

static void count_rule(struct rule_count *counts, size_t *count,
                       const struct source *s, const char *rule,
                       bool is_by_name)
{
    size_t i = 0;

    while (i < *count && strcmp(counts[i].rule, rule)) {
        i++;
    }
    if (i == *count) {
        counts[(*count)++] = (struct rule_count){.rule = rule};
    }
    counts[i].names++;
    counts[i].by_name += is_by_name;
    counts[i].files += counts[i].last != s;
    counts[i].last = s;
}

static int compare_rules(const void *a, const void *b)
{
    const struct rule_count *x = a, *y = b;

    return strcmp(x->rule, y->rule);
}

void report_rules(const struct worklist *worklist)
{
    struct rule_count *counts = calloc(name_count() + 1, sizeof(*counts));
    size_t count = 0;

    if (!counts) {
        trouble_exit("out of memory");
    }
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t j = 0; j < s->occurrence_count; j++) {
            if (s->occurrences[j].converted) {
                count_rule(counts, &count, s, s->occurrences[j].rule,
                           s->occurrences[j].by_name);
            }
        }
        for (size_t j = 0; j < s->edit_count; j++) {
            if (s->tokens.list[s->edits[j].first].kind == TOKEN_HEADER) {
                count_rule(counts, &count, s, s->edits[j].rule, true);
            }
        }
    }
    qsort(counts, count, sizeof(*counts), compare_rules);
    if (count > 0) {
        fprintf(stderr, "\n%-28s %7s %7s %7s\n", "rule", "names", "by-name",
                "files");
    }
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, "%-28s %7zu %7zu %7zu\n", counts[i].rule,
                counts[i].names, counts[i].by_name, counts[i].files);
    }
    free(counts);
}

struct row {
    size_t found, converted, left[PLACE_COUNT];
};

static void print_row(const char *name, const struct row *row)
{
    fprintf(stderr, "%-36s %5zu %9zu", name, row->found, row->converted);
    for (int i = 0; i < PLACE_COUNT; i++) {
        fprintf(stderr, " %*zu",
                (int)strlen(place_name(i)) > 5 ? (int)strlen(place_name(i)) : 5,
                row->left[i]);
    }
    fputc('\n', stderr);
}

static void print_head(void)
{
    fprintf(stderr, "\n%-36s %5s %9s", "name", "found", "converted");
    for (int i = 0; i < PLACE_COUNT; i++) {
        fprintf(stderr, " %5s", place_name(i));
    }
    fputc('\n', stderr);
}

static void add_row(struct row *total, const struct row *row)
{
    total->found += row->found;
    total->converted += row->converted;
    for (int i = 0; i < PLACE_COUNT; i++) {
        total->left[i] += row->left[i];
    }
}

static void count_source(struct row *rows, const struct source *s)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *o = &s->occurrences[i];
        struct row *row = &rows[name_number(o->name)];

        row->found++;
        if (o->converted) {
            row->converted++;
        } else {
            row->left[o->place]++;
        }
    }
}

void report_table(const struct worklist *worklist)
{
    struct row *rows = calloc(name_count(), sizeof(*rows));
    struct row total = {0};

    if (!rows) {
        trouble_exit("out of memory");
    }
    for (size_t i = 0; i < worklist->count; i++) {
        count_source(rows, &worklist->list[i]);
    }
    print_head();
    for (size_t i = 0; i < name_count(); i++) {
        if (rows[i].found > 0) {
            print_row(name_at(i)->word, &rows[i]);
            add_row(&total, &rows[i]);
        }
    }
    print_row("total", &total);
    free(rows);
}

struct totals report_totals(const struct worklist *worklist)
{
    struct totals totals = {.files = worklist->count};

    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        totals.changed += s->result != NULL;
        for (size_t j = 0; j < s->occurrence_count; j++) {
            totals.converted += s->occurrences[j].converted;
            totals.left += is_left(&s->occurrences[j]);
        }
    }
    return totals;
}
