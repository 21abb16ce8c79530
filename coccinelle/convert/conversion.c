/*
 * conversion: from the words found to the edits that are made.
 *
 * Each word in code is judged by its call site, until nothing changes any
 * more: what a statement uses that is left whole is refused too. Then what
 * spatch wrote is explained: the judge's edit stands, marked "by name" where
 * spatch did not make it; where it made another a person has to look; what
 * the judge refuses is left, whatever spatch did. Statements are kept whole.
 */
#include "conversion.h"

#include <stdlib.h>
#include <string.h>

#include "edits.h"
#include "explain.h"
#include "freeing.h"
#include "headers.h"
#include "taken.h"
#include "trouble.h"
#include "unclosed.h"
#include "verify.h"

static bool is_judged(const struct occurrence *o)
{
    return o->place == PLACE_CODE || o->place == PLACE_MACRO;
}

static void forget_edits(struct source *source, size_t first)
{
    while (source->edit_count > first) {
        free(source->edits[--source->edit_count].text);
    }
}

static void forget_decisions(struct source *source)
{
    forget_edits(source, 0);
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

        if (e && o && o->converted && !says_the_same(e, p)) {
            o->converted = false;
            o->reason = text_format("rule %s makes %s of it, the lexer %s",
                                    p->rule, *p->text ? p->text : "nothing",
                                    *e->text ? e->text : "nothing");
        }
    }
}

static void leave_alone(struct source *source)
{
    source->failed = true;
    forget_decisions(source);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (is_judged(o)) {
            o->reason = text_format("the file is left alone: see above");
        }
    }
}

/* A new name may be taken where it would stand. */
static void decide_occurrence(struct source *source, struct occurrence *o,
                              const struct worklist *worklist,
                              const struct clocks *clocks,
                              struct levels levels)
{
    o->edit = source->edit_count;
    callsite_decide(source, o, worklist, clocks, levels);
    if (!o->reason) {
        o->reason = taken_refusal(source, o->edit);
    }
    if (o->reason) {
        forget_edits(source, o->edit);
    }
    o->edit_count = source->edit_count - o->edit;
    o->converted = !o->reason;
    o->rule = o->reason           ? NULL
              : o->edit_count > 0 ? source->edits[o->edit].rule
                                  : o->name->rule;
}

static void decide_source(struct source *source,
                          const struct worklist *worklist,
                          const struct clocks *clocks, struct levels levels)
{
    forget_decisions(source);
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (is_judged(o) && !source->failed) {
            decide_occurrence(source, o, worklist, clocks, levels);
        }
    }
    if (!source->failed) {
        freeing_decide(worklist, source, levels.to);
        compare_with_spatch(source);
        headers_decide(source, levels.to);
    }
    if (source->failed) {
        leave_alone(source);
    }
}

/* Did spatch make this edit too? */
static bool is_proposed(const struct source *source, const struct edit *e)
{
    for (size_t i = 0; i < source->proposal_count; i++) {
        const struct edit *p = &source->proposals[i];

        if (p->first == e->first && says_the_same(e, p)) {
            return true;
        }
    }
    return false;
}

/* What needs no edit of its own, as its neighbours' do for it. */
static bool is_item_proposed(const struct source *source,
                             const struct occurrence *o)
{
    const struct outline_token *list = source->outline.list;

    for (size_t i = 0; i < source->proposal_count; i++) {
        if (list[source->proposals[i].first].item == list[o->token].item) {
            return true;
        }
    }
    return false;
}

static void mark_by_name(struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        o->by_name = o->converted && o->edit_count == 0
                     && !is_item_proposed(source, o);
        for (size_t e = 0; o->converted && e < o->edit_count; e++) {
            o->by_name |= !is_proposed(source, &source->edits[o->edit + e]);
        }
    }
}

/* A text that is broken is not spatch's fault. */
static void say_unexplained(const struct source *source, unsigned line)
{
    const char *what = unclosed_find(&source->tokens, &line);

    if (what) {
        trouble_say("%s:%u: %s does not end; left alone", source->shown, line,
                    what);
    } else {
        trouble_say("%s:%u: spatch changed what no rule explains; left alone"
                    " (--keep-scratch shows it)",
                    source->shown, line);
    }
}

/* Reads what spatch wrote; true when that makes a difference. */
static bool explain_source(struct source *source)
{
    unsigned line;

    if (!source->output || source->failed) {
        return false;
    }
    if (!explain_output(source, &line)) {
        say_unexplained(source, line);
        source->failed = true;
    }
    free(source->output);
    source->output = NULL;
    return true;
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

static void decide_all(struct worklist *worklist, struct clocks *clocks,
                       struct levels levels)
{
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
}

/* The last word: nothing leaves that no rule has made. */
static void verify_source(struct source *source, int to_level)
{
    struct difference difference;

    if (!source->result
        || verify_result(source, to_level, &difference)) {
        return;
    }
    trouble_say("%s:%u: the result differs where no rule changes anything;"
                " left alone (a mistake of this program's)",
                source->shown, difference.line);
    free(source->result);
    source->result = NULL;
    leave_alone(source);
}

void conversion_run(struct worklist *worklist, struct levels levels)
{
    struct clocks *clocks = clocks_new(worklist, levels.to);
    bool again = false;

    decide_all(worklist, clocks, levels);
    for (size_t i = 0; i < worklist->count; i++) {
        again |= explain_source(&worklist->list[i]);
    }
    if (again) {
        decide_all(worklist, clocks, levels);
    }
    for (size_t i = 0; i < worklist->count; i++) {
        mark_by_name(&worklist->list[i]);
        edits_keep_statements_whole(&worklist->list[i]);
        edits_apply(&worklist->list[i]);
        verify_source(&worklist->list[i], levels.to);
    }
    clocks_free(clocks);
}
