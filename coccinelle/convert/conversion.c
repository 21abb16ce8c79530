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
#include "headers.h"
#include "later.h"
#include "trouble.h"

static bool is_judged(const struct occurrence *o)
{
    return o->place == PLACE_CODE || o->place == PLACE_MACRO;
}

static void forget_decisions(struct source *source)
{
    for (size_t i = 0; i < source->edit_count; i++) {
        free(source->edits[i].text);
    }
    source->edit_count = 0;
    for (size_t i = 0; i < source->occurrence_count; i++) {
        free(source->occurrences[i].reason);
        source->occurrences[i].reason = NULL;
        source->occurrences[i].converted = false;
    }
}

static const struct edit *edit_at(const struct edit *list, size_t count,
                                  size_t token)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].first == token) {
            return &list[i];
        }
    }
    return NULL;
}

static bool says_the_same(const struct edit *a, const struct edit *b)
{
    return a->count == b->count && !strcmp(a->text, b->text);
}

/* Where spatch and the judge both change a token they change it alike, or a
 * person has to look. */
static void compare_with_spatch(struct source *source)
{
    for (size_t i = 0; i < source->proposal_count; i++) {
        const struct edit *p = &source->proposals[i];
        const struct edit *e =
            edit_at(source->edits, source->edit_count, p->first);
        struct occurrence *o = source_occurrence(source, p->first);

        if (e && o && o->converted && !is_later_rule(p->rule)
            && !says_the_same(e, p)) {
            o->converted = false;
            o->reason = text_format("rule %s makes %s of it, the lexer %s",
                                    p->rule, *p->text ? p->text : "nothing",
                                    *e->text ? e->text : "nothing");
        }
    }
}

static void decide_source(struct source *source,
                          const struct worklist *worklist,
                          const struct clocks *clocks, struct levels levels)
{
    forget_decisions(source);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (is_judged(o) && !source->failed) {
            size_t first = source->edit_count;

            callsite_decide(source, o, worklist, clocks, levels);
            o->converted = !o->reason;
            o->rule = o->reason                     ? NULL
                      : first < source->edit_count ? source->edits[first].rule
                                                   : o->name->rule;
        }
    }
    if (!source->failed) {
        headers_decide(source);
        compare_with_spatch(source);
    }
    if (source->failed) {
        forget_decisions(source);
    }
    for (size_t i = 0; source->failed && i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (is_judged(o)) {
            free(o->reason);
            o->reason = text_format("the file is left alone: see above");
            o->converted = false;
        }
    }
}

static bool is_proposed(const struct source *source, size_t token)
{
    for (size_t i = 0; i < source->proposal_count; i++) {
        const struct edit *p = &source->proposals[i];

        if (p->first <= token && token < p->first + p->count) {
            return true;
        }
    }
    return false;
}

/* Later rules move what stands around the word. */
static bool is_statement_proposed(const struct source *source,
                                  const struct occurrence *o)
{
    uint32_t statement = source->outline.list[o->token].statement;

    for (size_t i = 0; i < source->proposal_count; i++) {
        const struct edit *p = &source->proposals[i];

        if (is_later_rule(p->rule)
            && source->outline.list[p->first].statement == statement) {
            return true;
        }
    }
    return false;
}

static void mark_by_name(struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        o->by_name = o->converted && !is_proposed(source, o->token)
                     && !is_statement_proposed(source, o);
    }
}

/* Is there an edit in a statement that also has something left? */
static bool refuse_half_statements(struct source *source, struct clocks *clocks)
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
            decide_source(&worklist->list[i], worklist, clocks, levels);
        }
        for (size_t i = 0; i < worklist->count; i++) {
            again |= refuse_half_statements(&worklist->list[i], clocks);
        }
    }
    for (size_t i = 0; i < worklist->count; i++) {
        mark_by_name(&worklist->list[i]);
        edits_keep_statements_whole(&worklist->list[i]);
        edits_apply(&worklist->list[i]);
    }
    clocks_free(clocks);
}
