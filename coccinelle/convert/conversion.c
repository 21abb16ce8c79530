/*
 * conversion: from the words found to the edits that are made.
 *
 * What spatch proposed is there already, as edits. Each word in code is
 * judged by its call site: the judge's edit stands, marked "by name" where
 * spatch had not proposed it; what the judge refuses is left, whatever was
 * proposed. Then statements are kept whole, and what these use is refused
 * too, until nothing changes any more.
 */
#include "conversion.h"

#include <stdlib.h>
#include <string.h>

#include "edits.h"

static bool is_judged(const struct occurrence *o)
{
    return o->place == PLACE_CODE || o->place == PLACE_MACRO;
}

static void forget_decisions(struct source *source)
{
    size_t kept = 0;

    for (size_t i = 0; i < source->edit_count; i++) {
        if (source->edits[i].from_spatch) {
            source->edits[kept++] = source->edits[i];
        } else {
            free(source->edits[i].text);
        }
    }
    source->edit_count = kept;
    for (size_t i = 0; i < source->occurrence_count; i++) {
        free(source->occurrences[i].reason);
        source->occurrences[i].reason = NULL;
        source->occurrences[i].converted = false;
    }
}

static void decide_source(struct source *source, const struct clocks *clocks,
                          struct levels levels)
{
    forget_decisions(source);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (is_judged(o)) {
            callsite_decide(source, o, clocks, levels);
            o->converted = !o->reason;
        }
    }
}

/* Is there an edit in a statement that also has something left? */
static bool refuse_half_statements(struct source *source,
                                   struct clocks *clocks)
{
    bool any = false;

    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if (is_judged(o) && o->reason) {
            any |= clocks_refuse_statement(
                clocks, source, source->outline.list[o->token].statement);
        }
    }
    return any;
}

void conversion_run(struct worklist *worklist, struct levels levels)
{
    struct clocks *clocks = clocks_new(worklist, levels.to);
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < worklist->count; i++) {
            decide_source(&worklist->list[i], clocks, levels);
        }
        for (size_t i = 0; i < worklist->count; i++) {
            again |= refuse_half_statements(&worklist->list[i], clocks);
        }
    }
    for (size_t i = 0; i < worklist->count; i++) {
        edits_keep_statements_whole(&worklist->list[i]);
        edits_apply(&worklist->list[i]);
    }
    clocks_free(clocks);
}
