/*
 * report: what was done, what is left and why, and the counts, as text.
 *
 * All of it goes to standard error, and two runs say the same.
 */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "leftovers.h"
#include "places.h"

static uint32_t line_of(const struct source *s, const struct occurrence *o)
{
    return s->tokens.list[o->token].line;
}

void report_left(const struct worklist *worklist)
{
    size_t count;
    struct leftover *list = leftovers_find(worklist, &count);

    for (size_t i = 0; i < count; i++) {
        const struct source *s = list[i].source;
        const struct occurrence *o = list[i].occurrence;

        fprintf(stderr, "%s:%u:%zu: %s: %s\n", s->shown, line_of(s, o),
                tokens_column(&s->tokens, o->offset), o->name->word,
                leftover_reason(o));
    }
    free(list);
}

void report_rules(const struct worklist *worklist)
{
    size_t count;
    struct rule_count *counts = tally_rules(worklist, &count);

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

static void print_row(const char *name, const struct name_row *row)
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

static void add_row(struct name_row *total, const struct name_row *row)
{
    total->found += row->found;
    total->converted += row->converted;
    for (int i = 0; i < PLACE_COUNT; i++) {
        total->left[i] += row->left[i];
    }
}

void report_table(const struct worklist *worklist)
{
    struct name_row *rows = tally_names(worklist);
    struct name_row total = {0};

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
