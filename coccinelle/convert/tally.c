/*
 * tally: what was converted, counted by rule and by name.
 *
 * Each name is counted once, at the place where it was found. The rule of a
 * name that is converted is the one of its first edit; headers are no names
 * and are counted with their rules alone.
 */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "leftovers.h"
#include "trouble.h"

static void *make_table(size_t count, size_t size)
{
    void *table = calloc(count, size);

    if (!table) {
        trouble_exit("out of memory");
    }
    return table;
}

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

struct rule_count *tally_rules(const struct worklist *worklist,
                               size_t *ret_count)
{
    struct rule_count *counts = make_table(name_count() + 1, sizeof(*counts));

    *ret_count = 0;
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t j = 0; j < s->occurrence_count; j++) {
            if (s->occurrences[j].converted) {
                count_rule(counts, ret_count, s, s->occurrences[j].rule,
                           s->occurrences[j].by_name);
            }
        }
        for (size_t j = 0; j < s->edit_count; j++) {
            if (s->tokens.list[s->edits[j].first].kind == TOKEN_HEADER) {
                count_rule(counts, ret_count, s, s->edits[j].rule, true);
            }
        }
    }
    qsort(counts, *ret_count, sizeof(*counts), compare_rules);
    return counts;
}

struct name_row *tally_names(const struct worklist *worklist)
{
    struct name_row *rows = make_table(name_count(), sizeof(*rows));

    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t j = 0; j < s->occurrence_count; j++) {
            const struct occurrence *o = &s->occurrences[j];
            struct name_row *row = &rows[name_number(o->name)];

            row->found++;
            if (o->converted) {
                row->converted++;
            } else {
                row->left[o->place]++;
            }
        }
    }
    return rows;
}

struct totals tally_totals(const struct worklist *worklist)
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
