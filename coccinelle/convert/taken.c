/*
 * taken: new names that a file has given to something of its own.
 *
 * `bool timer_pending = qemu_timer_pending(t);` was right as long as the
 * function had another name. A local or a parameter counts in all of its
 * function; at file level a function with the API's own types is the API,
 * declared once more, but for a static one in a file that is no header.
 */
#include "taken.h"

#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "trouble.h"

/* One word that an edit puts in. */
struct newcomer {
    const struct source *source;
    const struct edit *edit;
    const char *word;
    size_t length;
};

/* Functions that no row of the names leads to as it stands. */
static const char *const more_functions[] = {
    "icount_start_warp_timer", "ptimer_transaction_begin",
    "ptimer_transaction_commit", "qemu_clock_get_ms", "qemu_clock_get_ns",
    "qemu_start_warp_timer", "timer_free", "timer_init_full", "timer_init_tl",
    "timer_new", "timer_new_full", "timer_new_ms", "timer_new_ns",
    "timer_new_us", "timerlistgroup_deadline_ns", NULL};

static bool is_word(const struct newcomer *n, size_t at)
{
    const struct token *t = &n->source->tokens.list[at];

    return t->length == n->length
           && !memcmp(n->source->text + t->offset, n->word, n->length);
}

static bool is_text(const struct newcomer *n, const char *text, size_t length)
{
    return n->length == length && !memcmp(n->word, text, length);
}

/* A function of the new API? The rest is what the rules move about; a constant
 * that a file defines once more is the same. */
static bool is_new_function(const struct newcomer *n)
{
    if (*n->word < 'a') {
        return false;
    }
    for (size_t i = 0; i < name_count(); i++) {
        const char *became = name_at(i)->became;

        if (became && is_text(n, became, strcspn(became, "("))) {
            return true;
        }
    }
    for (int i = 0; more_functions[i]; i++) {
        if (is_text(n, more_functions[i], strlen(more_functions[i]))) {
            return true;
        }
    }
    return false;
}

/* Was it there before? */
static bool is_kept(const struct newcomer *n)
{
    for (size_t i = 0; i < n->edit->count; i++) {
        if (is_word(n, n->edit->first + i)) {
            return true;
        }
    }
    return false;
}

static bool is_header(const struct source *s)
{
    size_t length = strlen(s->path);

    return length > 2 && !strcmp(s->path + length - 2, ".h");
}

static bool is_function(const struct source *s, size_t at)
{
    size_t next = outline_next(&s->outline, at);

    return next != NO_TOKEN && token_is(&s->tokens, next, "(");
}

/* The API's function, declared here: its types tell, or that it has none. */
static bool is_api(const struct source *s, size_t at)
{
    static const char *const types[] = {
        "AioContext", "QEMUClock", "QEMUClockType", "QEMUTimer",
        "QEMUTimerList", "QEMUTimerListGroup", "ptimer_state", NULL};
    size_t open = outline_next(&s->outline, at);
    size_t close = s->outline.list[open].partner;

    if (close == NO_TOKEN || close == open + 1
        || (close == open + 2 && token_is(&s->tokens, open + 1, "void"))) {
        return true;
    }
    for (size_t i = open + 1; i < close; i++) {
        for (int t = 0; types[t]; t++) {
            if (token_is(&s->tokens, i, types[t])) {
                return true;
            }
        }
    }
    return false;
}

/* Is what is declared at file level this file's own? */
static bool is_own(const struct source *s, size_t at)
{
    size_t start = statement_start(&s->outline, at);

    if (!is_function(s, at)) {
        return !token_is(&s->tokens, start, "extern")
               && !token_is(&s->tokens, start, "typedef");
    }
    return (token_is(&s->tokens, start, "static") && !is_header(s))
           || !is_api(s, at);
}

/* Does the macro whose name stands at this token do an old function's work? */
static bool names_old(const struct source *s, size_t at)
{
    for (size_t i = 0; i < s->occurrence_count; i++) {
        const struct occurrence *o = &s->occurrences[i];

        if (o->token != NO_TOKEN
            && s->outline.list[o->token].item == s->outline.list[at].item) {
            return true;
        }
    }
    return false;
}

static const char *role_of_macro(const struct source *s, size_t at)
{
    return names_old(s, at) ? NULL : "is a macro of this file's own";
}

/* What stands in the same function, or in the same macro. */
static const char *role_of_neighbour(const struct source *s, size_t at,
                                     bool is_global)
{
    if (!is_function(s, at)) {
        return "is a local here";
    }
    if (is_global) {
        return "is what is defined here";
    }
    return is_api(s, at) ? NULL : "is a local here";
}

/* What the declaration at this token makes of the word where the edit stands;
 * NULL when that is not its business. */
static const char *role_of(const struct newcomer *n, size_t at)
{
    const struct source *s = n->source;
    const struct outline_token *list = s->outline.list;
    const struct outline_token *here = &list[n->edit->first];
    bool is_global = list[at].braces == 0 && list[at].parens == 0;

    if (list[at].in_dead_arm && !here->in_dead_arm) {
        return NULL; /* prose, perhaps */
    }
    if (s->tokens.list[at].part == PART_MACRO_NAME) {
        return role_of_macro(s, at);
    }
    if (list[at].item == here->item) {
        return role_of_neighbour(s, at, is_global);
    }
    return is_global && is_own(s, at) ? "is this file's own" : NULL;
}

static char *refusal_of(const struct newcomer *n)
{
    const struct source *s = n->source;

    if (!is_new_function(n) || is_kept(n)) {
        return NULL;
    }
    for (size_t i = 0; i < s->declared_count; i++) {
        size_t at = s->declared[i];
        const char *role = is_word(n, at) ? role_of(n, at) : NULL;

        if (role) {
            return text_format("%.*s %s, line %u", (int)n->length, n->word,
                               role, s->tokens.list[at].line);
        }
    }
    return NULL;
}

bool taken_here(const struct source *source, size_t at, const char *word)
{
    const struct edit edit = {.first = at};
    const struct newcomer n = {.source = source,
                               .edit = &edit,
                               .word = word,
                               .length = strlen(word)};
    char *refusal = refusal_of(&n);

    free(refusal);
    return refusal;
}

char *taken_refusal(const struct source *source, size_t first_edit)
{
    char *refusal = NULL;

    for (size_t e = first_edit; e < source->edit_count && !refusal; e++) {
        struct newcomer n = {.source = source, .edit = &source->edits[e]};
        struct tokens text;

        tokens_init(&text, n.edit->text, strlen(n.edit->text), source->is_cxx);
        for (size_t i = 0; i < text.count && !refusal; i++) {
            if (text.list[i].kind == TOKEN_NAME) {
                n.word = text.text + text.list[i].offset;
                n.length = text.list[i].length;
                refusal = refusal_of(&n);
            }
        }
        tokens_deinit(&text);
    }
    return refusal;
}
