/*
 * leftovers: what is left for a person, in the order to look at it.
 *
 * First what would be half a thing: statements that are left whole for the
 * sake of one of their names, then setters of a ptimer that has a callback
 * now, and no transaction there. Then all other names, and last the old API
 * itself. Within each by path and by place, so two runs say the same.
 */
#include "leftovers.h"

#include <stdlib.h>
#include <string.h>

#include "trouble.h"

enum rank {
    RANK_STATEMENT,
    RANK_PTIMER,
    RANK_NAME,
    RANK_DEFINITION,
};

bool is_left(const struct occurrence *o)
{
    return !o->converted
           && (o->place == PLACE_CODE || o->place == PLACE_MACRO
               || o->place == PLACE_DEFINITION);
}

/* ptimer_init(callback, ..), or what becomes one. */
static bool has_new_ptimer(const struct source *s)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *o = &s->occurrences[i];

        if (o->converted && !strcmp(o->rule, "4.2-ptimer-callback")) {
            return true;
        }
    }
    return false;
}

static bool is_ptimer(const struct occurrence *o)
{
    return !strncmp(o->name->word, "ptimer_", strlen("ptimer_"));
}

static enum rank rank_of(const struct occurrence *o, bool is_new_ptimer)
{
    return o->place == PLACE_DEFINITION    ? RANK_DEFINITION
           : o->is_left_whole              ? RANK_STATEMENT
           : is_new_ptimer && is_ptimer(o) ? RANK_PTIMER
                                           : RANK_NAME;
}

static int compare(const void *a, const void *b)
{
    const struct leftover *x = a, *y = b;

    if (x->rank != y->rank) {
        return x->rank - y->rank;
    }
    if (x->source != y->source) {
        return x->source < y->source ? -1 : 1;
    }
    return (x->occurrence > y->occurrence) - (x->occurrence < y->occurrence);
}

static struct leftover *make_room(const struct worklist *worklist)
{
    size_t count = 1;
    struct leftover *list;

    for (size_t i = 0; i < worklist->count; i++) {
        count += worklist->list[i].occurrence_count;
    }
    list = calloc(count, sizeof(*list));
    if (!list) {
        trouble_exit("out of memory");
    }
    return list;
}

struct leftover *leftovers_find(const struct worklist *worklist,
                                size_t *ret_count)
{
    struct leftover *list = make_room(worklist);

    *ret_count = 0;
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];
        bool is_new_ptimer = has_new_ptimer(s);

        for (size_t j = 0; j < s->occurrence_count; j++) {
            const struct occurrence *o = &s->occurrences[j];

            if (is_left(o)) {
                list[(*ret_count)++] =
                    (struct leftover){s, o, rank_of(o, is_new_ptimer)};
            }
        }
    }
    qsort(list, *ret_count, sizeof(*list), compare);
    return list;
}

const char *leftover_reason(const struct occurrence *o)
{
    return o->place == PLACE_DEFINITION ? "definition of the old API itself"
                                        : o->reason;
}
