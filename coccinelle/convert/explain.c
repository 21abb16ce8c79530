/*
 * explain: what spatch changed, token by token, and by which rule.
 *
 * Both token streams are walked together. Where they part, spatch made the
 * judges' edit at that place, token by token, or one of the rules' effects on
 * a name that a judge refused; the walk goes on behind it. All else was not
 * asked for: an error, never an edit.
 */
#include "explain.h"

#include <stdlib.h>
#include <string.h>

#include "edits.h"
#include "headers.h"
#include "later.h"
#include "trouble.h"

/* So many equal tokens make sure that two streams run together again. */
#define AGREEMENT_MAX 32

struct walk {
    struct source *source;
    const struct tokens *from, *to;
    size_t at, to_at;
    struct edit *edits; /* the judges' */
    size_t edit, edit_count;
};

/* Equal but for the CR that the copy for spatch did not have. */
static bool same_token(const struct walk *w, size_t at, size_t to_at)
{
    const struct token *a, *b;
    size_t i = 0, j = 0;

    if (at >= w->from->count || to_at >= w->to->count) {
        return false;
    }
    if (tokens_equal(w->from, at, w->to, to_at)) {
        return true;
    }
    a = &w->from->list[at];
    b = &w->to->list[to_at];
    while (i < a->length && j < b->length) {
        if (w->from->text[a->offset + i] == '\r') {
            i++;
        } else if (w->from->text[a->offset + i] != w->to->text[b->offset + j]) {
            return false;
        } else {
            i++;
            j++;
        }
    }
    return i == a->length && j == b->length;
}

static void change(struct walk *w, size_t count, const char *text,
                   const char *rule, size_t to_count)
{
    source_add_proposal(w->source, w->at, count, text, rule);
    w->at += count;
    w->to_at += to_count;
}

static const struct legacy_name *name_here(const struct walk *w)
{
    const struct token *t = &w->from->list[w->at];

    return t->kind == TOKEN_NAME
               ? name_find(w->from->text + t->offset, t->length, LEVEL_NEWEST)
               : NULL;
}

static bool is_any(const struct walk *w, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (token_is(w->to, w->to_at, words[i])) {
            return true;
        }
    }
    return false;
}

/* A variable that became a call. */
static bool explain_value(struct walk *w, const struct legacy_name *name)
{
    char *function = text_copy(name->became, strcspn(name->became, "("));
    bool matches = token_is(w->to, w->to_at, function)
                   && token_is(w->to, w->to_at + 1, "(")
                   && token_is(w->to, w->to_at + 2, ")");

    if (matches) {
        change(w, 1, name->became, name->rule, 3);
    }
    free(function);
    return matches;
}

/* One word for another. */
static bool explain_word(struct walk *w, const struct legacy_name *name)
{
    static const char *const reads[] = {"qemu_clock_get_ms",
                                        "qemu_clock_get_ns", NULL};
    static const char *const makes[] = {"timer_new", "timer_new_ms",
                                        "timer_new_us", "timer_new_ns", NULL};
    bool matches = false;
    char *text;

    if (name->kind == NAME_LATER && name->became
        && strchr(name->became, '(')) {
        return explain_value(w, name);
    }
    if (name->became && name->kind != NAME_TICKS
        && name->kind != NAME_TICKS_CALL) {
        matches = token_is(w->to, w->to_at, name->became);
    } else if (name->kind == NAME_READ) {
        matches = is_any(w, reads);
    } else if (name->kind == NAME_NEW) {
        matches = is_any(w, makes);
    }
    if (matches) {
        text = token_text(w->to, w->to_at);
        change(w, 1, text, name->rule, 1);
        free(text);
    }
    return matches;
}

static bool explain_ticks(struct walk *w, const struct legacy_name *name)
{
    bool is_call = name->kind == NAME_TICKS_CALL;

    if (!is_call && name->kind != NAME_TICKS) {
        return false;
    }
    if (token_is(w->to, w->to_at, "NANOSECONDS_PER_SECOND")) {
        change(w, is_call ? 3 : 1, "NANOSECONDS_PER_SECOND", name->rule, 1);
        return true;
    }
    if (!is_call && token_is(w->to, w->to_at, "get_ticks_per_sec")) {
        change(w, 1, "get_ticks_per_sec()", name->rule, 3);
        return true;
    }
    return false;
}

/* The scale of a creation, and the star of QEMUClock *, go. */
static bool explain_deletion(struct walk *w)
{
    static const char *const scales[] = {"SCALE_MS", "SCALE_US", "SCALE_NS",
                                         "1", NULL};

    for (int i = 0; scales[i]; i++) {
        if (token_is(w->from, w->at, scales[i])
            && token_is(w->from, w->at + 1, ",")
            && same_token(w, w->at + 2, w->to_at)) {
            change(w, 2, "", "1.7-new-timer", 0);
            return true;
        }
    }
    if (token_is(w->from, w->at, "*") && w->source->proposal_count > 0
        && same_token(w, w->at + 1, w->to_at)
        && !strcmp(w->source->proposals[w->source->proposal_count - 1].rule,
                   "1.7-clock-types")) {
        change(w, 1, "", "1.7-clock-types", 0);
        return true;
    }
    return false;
}

/* t->expire_time, read, is timer_expire_time_ns(t). */
static bool explain_expire_time(struct walk *w)
{
    size_t length = 0;
    size_t first = w->at;
    char *word, *text;

    if (!token_is(w->to, w->to_at, "timer_expire_time_ns")
        || !token_is(w->to, w->to_at + 1, "(")) {
        return false;
    }
    while (same_token(w, first + length, w->to_at + 2 + length)
           && !token_is(w->from, first + length + 1, "expire_time")) {
        length++;
    }
    if (length == 0 || !token_is(w->from, first + length, "->")
        || !token_is(w->from, first + length + 1, "expire_time")
        || !token_is(w->to, w->to_at + 2 + length, ")")) {
        return false;
    }
    word = token_text(w->from, first);
    text = text_format("timer_expire_time_ns(%s", word);
    change(w, 1, text, "1.7-expire-time", length + 3);
    w->at = first + length;
    change(w, 2, ")", "1.7-expire-time", 0);
    free(text);
    free(word);
    return true;
}

/* A timer that spatch knows by its type and the judge does not: no edit. */
static bool explain_g_free(struct walk *w)
{
    if (!token_is(w->from, w->at, "g_free")
        || !token_is(w->to, w->to_at, "timer_free")) {
        return false;
    }
    w->at++;
    w->to_at++;
    return true;
}

/* Does a line for a new header stand in spatch's output, and not here? */
static bool is_line_more(const struct walk *w)
{
    bool is_line = token_is(w->to, w->to_at, "#")
                   && token_is(w->to, w->to_at + 1, "include")
                   && w->to_at + 2 < w->to->count;
    char *new = is_line ? token_text(w->to, w->to_at + 2) : NULL;
    char *old = w->at + 2 < w->from->count ? token_text(w->from, w->at + 2)
                                           : NULL;
    bool more = new && is_new_header(new)
                && !(old && (is_moved_header(old) || !strcmp(old, new)));

    free(old);
    free(new);
    return more;
}

/* A header elsewhere, or one more. The judges look into every function, spatch
 * does not get all of them; so it may see less reason for one, and none of its
 * lines is an edit. */
static bool explain_include(struct walk *w)
{
    size_t header = w->to_at;
    bool is_line = token_is(w->to, header, "#")
                   && token_is(w->to, header + 1, "include");
    char *old, *new;
    bool moved, good;

    header += is_line ? 2 : 0;
    if (header >= w->to->count || w->to->list[header].kind != TOKEN_HEADER) {
        return false;
    }
    new = token_text(w->to, header);
    old = w->at < w->from->count ? token_text(w->from, w->at) : NULL;
    moved = !is_line && old && is_moved_header(old);
    good = is_new_header(new)
           && (is_line || moved
               || (w->from->list[w->at].kind == TOKEN_HEADER
                   && token_is(w->to, header + 1, "#")));
    if (good) {
        w->to_at += moved ? 1 : 3;
        w->at += moved ? 1 : 0;
    }
    while (good && moved && is_line_more(w)) {
        w->to_at += 3;
    }
    free(old);
    free(new);
    return good;
}

/* The extern declaration of what is a constant now. Another extern may
 * follow, so this must be seen before the streams part. */
static bool explain_extern(struct walk *w)
{
    if (!token_is(w->from, w->at, "extern")
        || !token_is(w->from, w->at + 2, "ticks_per_sec")
        || token_is(w->to, w->to_at + 2, "ticks_per_sec")) {
        return false;
    }
    change(w, 4, "", "0.12-ticks-per-sec", 0);
    return true;
}

/* What the rules of later releases move about at names that were refused. */
static bool explain_later(struct walk *w)
{
    size_t count, to_count;
    const char *rule;

    if (!later_explain(w->source, w->at, w->to, w->to_at, &count, &to_count,
                       &rule)) {
        return false;
    }
    w->at += count;
    w->to_at += to_count;
    return true;
}

static bool explain_difference(struct walk *w)
{
    const struct legacy_name *name;

    if (w->at < w->from->count) {
        name = name_here(w);
        if (name && (explain_word(w, name) || explain_ticks(w, name))) {
            return true;
        }
    }
    return explain_deletion(w) || explain_expire_time(w) || explain_include(w)
           || explain_g_free(w) || explain_later(w);
}

/* Does the edit's text stand in spatch's output from to_at on? */
static bool stands_there(const struct walk *w, const struct edit *e,
                         size_t to_at, size_t *ret_count)
{
    struct tokens text;
    bool good = true;

    tokens_init(&text, e->text, strlen(e->text), w->source->is_cxx);
    for (size_t i = 0; i < text.count && good; i++) {
        const struct token *a = &text.list[i], *b;

        b = to_at + i < w->to->count ? &w->to->list[to_at + i] : NULL;
        good = b && a->length == b->length
               && !memcmp(text.text + a->offset, w->to->text + b->offset,
                          a->length);
    }
    *ret_count = text.count;
    tokens_deinit(&text);
    return good;
}

/* A spot in both streams, with edits from one on still to come. */
struct spot {
    size_t at, to_at, edit;
};

/* How many tokens on from there spatch left or changed as the judges do. It
 * may or may not have made each edit: the better way counts. */
static size_t agreement(const struct walk *w, struct spot p, size_t most)
{
    size_t length = 0, count;

    while (length < most) {
        while (p.edit < w->edit_count && w->edits[p.edit].first < p.at) {
            p.edit++;
        }
        if (p.at < w->from->count && w->source->omitted[p.at]) {
            p.at++;
            continue;
        }
        if (p.edit < w->edit_count && w->edits[p.edit].first == p.at) {
            const struct edit *e = &w->edits[p.edit++];
            struct spot made = {p.at + e->count, p.to_at, p.edit};
            size_t rest = 0;

            if (stands_there(w, e, p.to_at, &count)) {
                made.to_at += count;
                rest = count + agreement(w, made, (most - length) / 2);
            }
            count = agreement(w, p, (most - length) / 2);
            return length + (rest > count ? rest : count);
        }
        if (p.at >= w->from->count && p.to_at >= w->to->count) {
            return most;
        }
        if (!same_token(w, p.at, p.to_at)) {
            return length;
        }
        p.at++;
        p.to_at++;
        length++;
    }
    return length;
}

/* Did spatch make an edit of the judges that begins here? */
static bool explain_edit(struct walk *w)
{
    while (w->edit < w->edit_count && w->edits[w->edit].first <= w->at) {
        const struct edit *e = &w->edits[w->edit++];
        struct spot left = {w->at, w->to_at, w->edit};
        struct spot made = {w->at + e->count, w->to_at, w->edit};
        size_t count, agrees;

        if (e->first != w->at || !stands_there(w, e, w->to_at, &count)) {
            continue;
        }
        made.to_at += count;
        agrees = count + agreement(w, made, AGREEMENT_MAX);
        if (agrees > 0 && agrees >= agreement(w, left, AGREEMENT_MAX)) {
            change(w, e->count, e->text, e->rule, count);
            return true;
        }
    }
    return false;
}

/* The judges' edits, in the order of the text. */
static void sort_edits(struct walk *w)
{
    w->edit_count = w->source->edit_count;
    w->edits = calloc(w->edit_count + 1, sizeof(*w->edits));
    if (!w->edits) {
        trouble_exit("out of memory");
    }
    for (size_t i = 0; i < w->edit_count; i++) {
        w->edits[i] = w->source->edits[i];
    }
    qsort(w->edits, w->edit_count, sizeof(*w->edits), edit_compare);
}

/* Behind the end it is the last token's. */
static unsigned line_at(const struct tokens *t, size_t at)
{
    return t->count == 0 ? 1 : t->list[at < t->count ? at : t->count - 1].line;
}

bool explain_output(struct source *source, unsigned *ret_line)
{
    struct tokens to;
    struct walk w = {.source = source, .from = &source->tokens, .to = &to};
    bool explained = true;

    tokens_init(&to, source->output, source->output_size, source->is_cxx);
    sort_edits(&w);
    while (explained && (w.at < w.from->count || w.to_at < to.count)) {
        if (w.at < w.from->count && source->omitted[w.at]) {
            w.at++;
        } else if (explain_edit(&w) || explain_extern(&w)) {
            continue;
        } else if (same_token(&w, w.at, w.to_at)) {
            w.at++;
            w.to_at++;
        } else {
            explained = explain_difference(&w);
        }
    }
    if (!explained) {
        *ret_line = line_at(w.from, w.at);
    }
    free(w.edits);
    tokens_deinit(&to);
    return explained;
}
