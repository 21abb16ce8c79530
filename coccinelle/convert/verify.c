/*
 * verify: what differs is what rules make, and nothing else.
 *
 * The source's tokens and the other text's are walked together, from edit to
 * edit. At each the other text has the edit's tokens, or, where edits may have
 * been left, the source's: both ways are followed until one of them fails.
 */
#include "verify.h"

#include <stdlib.h>
#include <string.h>

#include "comments.h"
#include "edits.h"
#include "names.h"
#include "trouble.h"

#define WAYS_MAX 64

/* One way through the other text. */
struct way {
    size_t to_at;
    uint32_t statement; /* of the last edit.. */
    bool was_made;      /* ..and whether it was made */
};

struct walk {
    const struct source *source;
    struct tokens to;
    bool may_stay, with_gaps;
    size_t at;
    struct way ways[WAYS_MAX], next[WAYS_MAX];
    int way_count, next_count;
    size_t farthest; /* in the other text */
};

static bool same_gap(const struct walk *w, size_t at, size_t to_at)
{
    const struct token *a = &w->source->tokens.list[at];
    const struct token *b = &w->to.list[to_at];
    size_t start = at > 0 ? a[-1].offset + a[-1].length : 0;
    size_t to_start = to_at > 0 ? b[-1].offset + b[-1].length : 0;
    size_t length = a->offset - start;

    return length == b->offset - to_start
           && !memcmp(w->source->text + start, w->to.text + to_start, length);
}

static bool same_token(const struct walk *w, size_t to_at)
{
    const struct source *s = w->source;

    return tokens_equal(&s->tokens, w->at, &w->to, to_at)
           || (s->comments_to
               && comments_same_string(&s->tokens, w->at, &w->to, to_at,
                                       s->comments_to));
}

/* Drops the ways on which the token is another; false when none is left. */
static bool step(struct walk *w, bool is_behind_edit)
{
    int kept = 0;

    for (int i = 0; i < w->way_count; i++) {
        struct way way = w->ways[i];

        if (way.to_at > w->farthest) {
            w->farthest = way.to_at;
        }
        if (way.to_at < w->to.count && same_token(w, way.to_at)
            && (!w->with_gaps || is_behind_edit
                || same_gap(w, w->at, way.to_at))) {
            way.to_at++;
            w->ways[kept++] = way;
        }
    }
    w->way_count = kept;
    if (kept > 0) {
        w->at++;
    }
    return kept > 0;
}

/* Does the other text have these tokens there? Sets how many they are. */
static bool has_text(const struct walk *w, size_t to_at, const char *text,
                     size_t *ret_count)
{
    struct tokens tokens;
    bool has = true;

    tokens_init(&tokens, text, strlen(text), w->source->is_cxx);
    for (size_t i = 0; i < tokens.count && has; i++) {
        has = to_at + i < w->to.count
              && tokens_equal(&tokens, i, &w->to, to_at + i);
    }
    *ret_count = tokens.count;
    tokens_deinit(&tokens);
    return has;
}

static bool has_source(const struct walk *w, size_t to_at,
                       const struct edit *edit)
{
    for (size_t i = 0; i < edit->count; i++) {
        if (to_at + i >= w->to.count
            || !tokens_equal(&w->source->tokens, edit->first + i, &w->to,
                             to_at + i)) {
            return false;
        }
    }
    return true;
}

static void add_way(struct walk *w, size_t to_at, uint32_t statement,
                    bool was_made)
{
    for (int i = 0; i < w->next_count; i++) {
        if (w->next[i].to_at == to_at && w->next[i].was_made == was_made) {
            return;
        }
    }
    if (w->next_count < WAYS_MAX) {
        w->next[w->next_count++] = (struct way){to_at, statement, was_made};
    }
}

/* Goes on behind the edit, on every way that is there. */
static bool pass_edit(struct walk *w, const struct edit *edit)
{
    uint32_t statement = w->source->outline.list[edit->first].statement;

    w->next_count = 0;
    for (int i = 0; i < w->way_count; i++) {
        const struct way *way = &w->ways[i];
        bool is_same = way->statement == statement;
        size_t count;

        if (way->to_at > w->farthest) {
            w->farthest = way->to_at;
        }
        if ((!is_same || way->was_made || !w->may_stay)
            && has_text(w, way->to_at, edit->text, &count)) {
            add_way(w, way->to_at + count, statement, true);
        }
        if (w->may_stay && (!is_same || !way->was_made)
            && has_source(w, way->to_at, edit)) {
            add_way(w, way->to_at + edit->count, statement, false);
        }
    }
    memcpy(w->ways, w->next, sizeof(w->next));
    w->way_count = w->next_count;
    if (w->way_count > 0) {
        w->at = edit->first + edit->count;
    }
    return w->way_count > 0;
}

static bool ends_together(struct walk *w)
{
    for (int i = 0; i < w->way_count; i++) {
        if (w->ways[i].to_at == w->to.count) {
            return true;
        }
        if (w->ways[i].to_at > w->farthest) {
            w->farthest = w->ways[i].to_at;
        }
    }
    return false;
}

static bool walk_edits(struct walk *w, const struct edit *edits, size_t count)
{
    bool is_behind_edit = false;

    for (size_t i = 0; i <= count; i++) {
        size_t end = i < count ? edits[i].first : w->source->tokens.count;

        if (end < w->at) {
            continue; /* inside of what was deleted, as edits_apply() has it */
        }
        while (w->at < end) {
            if (!step(w, is_behind_edit)) {
                return false;
            }
            is_behind_edit = false;
        }
        if (i < count && !pass_edit(w, &edits[i])) {
            return false;
        }
        is_behind_edit = true;
    }
    return ends_together(w);
}

/* Every comment is there, in order; sets where the first one is not. */
static bool same_comments(const struct walk *w, struct difference *difference)
{
    const struct tokens *from = &w->source->tokens;

    for (size_t i = 0; i < from->comment_count || i < w->to.comment_count;
         i++) {
        const struct comment *a = &from->comments[i];
        const struct comment *b = &w->to.comments[i];

        if (i >= from->comment_count || i >= w->to.comment_count
            || a->length != b->length
            || memcmp(from->text + a->offset, w->to.text + b->offset,
                      a->length)) {
            difference->line = 1;
            for (size_t at = 0;
                 i < from->comment_count && at < a->offset; at++) {
                difference->line += from->text[at] == '\n';
            }
            return false;
        }
    }
    return true;
}

static unsigned line_at(const struct tokens *t, size_t at)
{
    return at < t->count ? t->list[at].line : 0;
}

static bool verify(const struct source *source, const char *text, size_t size,
                   struct walk *w, struct difference *ret_difference)
{
    size_t room = (source->edit_count + 1) * sizeof(*source->edits);
    struct edit *edits = malloc(room);
    bool good;

    if (!edits) {
        trouble_exit("out of memory");
    }
    if (source->edit_count > 0) {
        memcpy(edits, source->edits, source->edit_count * sizeof(*edits));
    }
    qsort(edits, source->edit_count, sizeof(*edits), edit_compare);
    tokens_init(&w->to, text, size, source->is_cxx);
    w->source = source;
    w->ways[0] = (struct way){.statement = UINT32_MAX};
    w->way_count = 1;
    good = walk_edits(w, edits, source->edit_count);
    if (!good) {
        ret_difference->line =
            line_at(&source->tokens, w->at < source->tokens.count
                                         ? w->at
                                         : source->tokens.count - 1);
        ret_difference->to_line = line_at(&w->to, w->farthest);
    }
    if (good && w->with_gaps) {
        good = same_comments(w, ret_difference);
    }
    tokens_deinit(&w->to);
    free(edits);
    return good;
}

bool verify_text(const struct source *source, const char *text, size_t size,
                 bool may_stay, struct difference *ret_difference)
{
    struct walk w = {.may_stay = may_stay};

    return verify(source, text, size, &w, ret_difference);
}

static int level_of_rule(const char *rule)
{
    char *level = text_copy(rule, strcspn(rule, "-"));
    int result = level_parse(level);

    free(level);
    return result;
}

bool verify_result(const struct source *source, int to_level,
                   struct difference *ret_difference)
{
    struct walk w = {.with_gaps = true};

    for (size_t i = 0; i < source->edit_count; i++) {
        const struct edit *edit = &source->edits[i];
        int level = edit->rule ? level_of_rule(edit->rule) : -1;

        if (level < 0 || level > to_level) {
            ret_difference->line = line_at(&source->tokens, edit->first);
            ret_difference->to_line = 0;
            return false;
        }
    }
    return verify(source, source->result, source->result_size, &w,
                  ret_difference);
}
