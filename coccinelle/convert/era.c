/*
 * era: which releases the sources are written for.
 *
 * Each thing that is found bounds the releases on one side or on both: what
 * remains is the guess, and the two that bound it closest are its reasons.
 * Half migrated sources are the normal case, so words of the new API count
 * only where no word of the old one is, and what a conversion makes gives way
 * to what it left. What stands in an #else is for another release than the
 * rest, perhaps, and does not count.
 */
#include "era.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "trouble.h"
#include "version.h"

struct guess {
    struct era_bound first, last;
    struct era_bound made; /* first, by what a conversion may have made */
};

char *level_format(int level)
{
    if (level == 7) {
        return text_format("0.8.1");
    }
    return text_format("%d.%d", level / 100, level % 100);
}

static void set_bound(struct era_bound *bound, int level, const char *where,
                      const char *says)
{
    free(bound->from);
    bound->level = level;
    bound->from = text_format("%s: %s", where, says);
}

static int first_level(const struct guess *guess, const struct era_span *span)
{
    return span->may_be_made ? guess->made.level : guess->first.level;
}

static void narrow(struct guess *guess, const struct era_span *span,
                   const char *where, const char *says)
{
    if (span->since && span->since > first_level(guess, span)) {
        set_bound(span->may_be_made ? &guess->made : &guess->first,
                  span->since, where, says);
    }
    if (span->until
        && (!guess->last.level || span->until < guess->last.level)) {
        set_bound(&guess->last, span->until, where, says);
    }
}

static bool can_narrow(const struct guess *guess, const struct era_span *span)
{
    return (span->since && span->since > first_level(guess, span))
           || (span->until
               && (!guess->last.level || span->until < guess->last.level));
}

/* What the token tells, and how a person is told. */
static bool token_era(const struct source *s, size_t at,
                      struct era_span *ret_span, int *ret_arguments)
{
    const struct token *t = &s->tokens.list[at];
    const struct occurrence *o = source_occurrence(s, at);
    struct arguments arguments;

    *ret_arguments = -1;
    if (s->outline.list[at].in_dead_arm || s->outline.list[at].other_arms > 0) {
        return false;
    }
    if (t->kind == TOKEN_HEADER) {
        return era_of_header(s->text + t->offset, t->length, ret_span);
    }
    if (t->kind != TOKEN_NAME
        || (o && o->place != PLACE_CODE && o->place != PLACE_MACRO)
        || t->part == PART_DIRECTIVE || (o && o->is_own_macro)) {
        return false;
    }
    outline_arguments(&s->outline, outline_call(&s->outline, at), &arguments);
    if (arguments.count < 0 || !arguments.is_ambiguous) {
        *ret_arguments = arguments.count;
    }
    return (o || arguments.count >= 0)
           && era_of_word(s->text + t->offset, t->length, *ret_arguments,
                          ret_span);
}

static void take_token(struct guess *guess, const struct source *s, size_t at,
                       const struct era_span *span, int arguments)
{
    char *word = token_text(&s->tokens, at);
    char *where = text_format("%s:%u", s->shown, s->tokens.list[at].line);
    char *says =
        span->by_arguments
            ? text_format("%s() with %d argument%s", word, arguments,
                          arguments == 1 ? "" : "s")
            : text_format("%s%s%s",
                          s->tokens.list[at].kind == TOKEN_HEADER ? "#include "
                                                                  : "",
                          word, arguments >= 0 ? "()" : "");

    narrow(guess, span, where, says);
    free(says);
    free(where);
    free(word);
}

/* For the old part of half migrated sources, and for those without one. */
static void take_source(struct guess *old, struct guess *new,
                        const struct source *s)
{
    struct era_span span;
    int arguments;

    for (size_t at = 0; at < s->tokens.count; at++) {
        if (token_era(s, at, &span, &arguments)) {
            if (span.since < LEVEL_1_7 && can_narrow(old, &span)) {
                take_token(old, s, at, &span, arguments);
            }
            if ((!span.until || span.until >= LEVEL_1_7)
                && can_narrow(new, &span)) {
                take_token(new, s, at, &span, arguments);
            }
        }
    }
}

/* path, without the working folder in front. */
static char *near_path(const char *path)
{
    char *here = getcwd(NULL, 0);
    size_t length = here ? strlen(here) : 0;
    bool is_inside =
        here && !strncmp(path, here, length) && path[length] == '/';
    char *near = text_format("%s", is_inside ? path + length + 1 : path);

    free(here);
    return near;
}

static void take_version(struct guess *guess, const char *path)
{
    struct era_span span = {.may_be_made = false};
    char *text, *where, *says, *near;
    char *file = version_find(path, &span, &text);

    if (file) {
        near = near_path(file);
        where = text_format("%s:1", near);
        says = text_format("\"%s\"", text);
        narrow(guess, &span, where, says);
        free(says);
        free(where);
        free(near);
        free(text);
        free(file);
    }
}

static void refuse_contradiction(const struct guess *guess)
{
    char *first, *last;

    if (!guess->last.level || guess->first.level <= guess->last.level) {
        return;
    }
    first = level_format(guess->first.level);
    last = level_format(guess->last.level);
    trouble_exit("the sources are not of one release: %s, so %s or later;"
                 " but %s, so %s or earlier; --from LEVEL decides, --from mixed"
                 " lets each call tell by itself",
                 guess->first.from, first, guess->last.from, last);
}

static void swap_bounds(struct era_bound *a, struct era_bound *b)
{
    struct era_bound other = *a;

    *a = *b;
    *b = other;
}

/* What may have been made counts, unless what is left says otherwise. */
static void settle(struct guess *guess)
{
    if (guess->made.level > guess->first.level
        && (!guess->last.level || guess->made.level <= guess->last.level)) {
        swap_bounds(&guess->first, &guess->made);
    }
    if (guess->made.level <= guess->last.level || !guess->last.level) {
        free(guess->made.from);
        guess->made = (struct era_bound){.level = 0};
    }
}

static void guess_deinit(struct guess *guess)
{
    free(guess->first.from);
    free(guess->made.from);
    free(guess->last.from);
}

void era_find(struct era *era, struct levels *levels,
              const struct worklist *worklist, char *const *paths,
              int path_count)
{
    struct guess old = {.first.level = 0}, new = {.first.level = 0}, *guess;

    *era = (struct era){.how = ERA_GUESSED};
    if (levels->from) {
        era->how = levels->from == LEVEL_MIXED ? ERA_MIXED : ERA_GIVEN;
        levels->from = levels->from == LEVEL_MIXED ? 0 : levels->from;
        levels->from_last = levels->from;
        era->first.level = era->last.level = levels->from;
        return;
    }
    for (size_t i = 0; i < worklist->count; i++) {
        take_source(&old, &new, &worklist->list[i]);
    }
    guess = old.last.level && old.last.level < LEVEL_1_7 ? &old : &new;
    for (int i = 0; i < path_count && worklist->count > 0; i++) {
        take_version(guess, paths[i]);
    }
    settle(guess);
    refuse_contradiction(guess);
    era->first = guess->first;
    era->made = guess->made;
    era->last = guess->last;
    guess_deinit(guess == &old ? &new : &old);
    levels->from = era->first.level;
    levels->from_last = era->last.level;
}

void era_say(const struct era *era)
{
    char *first = level_format(era->first.level);
    char *last = level_format(era->last.level);
    char *made = level_format(era->made.level);

    if (era->how != ERA_GUESSED) {
        /* the caller knows */
    } else if (!era->first.level && !era->last.level) {
        fputs("release of the sources: nothing to guess it from\n", stderr);
    } else {
        fputs("release of the sources, guessed:\n", stderr);
        if (era->first.level) {
            fprintf(stderr, "  %s or later: %s\n", first, era->first.from);
        }
        if (era->last.level) {
            fprintf(stderr, "  %s or earlier: %s\n", last, era->last.from);
        }
        if (era->made.level) {
            fprintf(stderr, "  in part converted: %s is of %s or later\n",
                    era->made.from, made);
        }
    }
    free(first);
    free(last);
    free(made);
}

void era_deinit(struct era *era)
{
    free(era->first.from);
    free(era->made.from);
    free(era->last.from);
}
