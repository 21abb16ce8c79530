/*
 * notifies: callbacks of timer lists, told the clock from 2.9 on.
 *
 * The word that is judged is the function that takes the callback; the edit
 * is at the callback's declarations.
 */
#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "laterwords.h"
#include "trouble.h"

static bool is_edited(const struct source *source, size_t token)
{
    for (size_t i = 0; i < source->edit_count; i++) {
        if (source->edits[i].first == token) {
            return true;
        }
    }
    return false;
}

/* The number of parameters where the function is declared; 0 when nowhere.
 * Adds the parameter to those that have one. */
static int add_parameter(struct site *s, size_t callback)
{
    const struct outline *o = &s->source->outline;
    int found = 0;

    for (size_t at = 0; at < s->source->tokens.count; at++) {
        struct arguments parameters;

        if (!tokens_equal(&s->source->tokens, at, &s->source->tokens, callback)
            || o->list[at].braces > 0 || !is_declared_here(o, at)) {
            continue;
        }
        outline_arguments(o, outline_next(o, at), &parameters);
        if (parameters.count == 1 || parameters.count == 2) {
            found = parameters.count;
        }
        if (parameters.count == 1 && !is_edited(s->source, parameters.close)) {
            later_insert(s, parameters.close,
                         token_is(&s->source->tokens,
                                  parameters.list[0].last, "*")
                             ? ", QEMUClockType"
                             : ", QEMUClockType type");
        }
    }
    return found;
}

/* Is it called, or kept, by others than timer lists? */
static bool is_used_for_more(const struct site *s, size_t callback)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;

    for (size_t at = 0; at < t->count; at++) {
        size_t open = NO_TOKEN, taker;

        if (!tokens_equal(t, at, t, callback) || is_member_name(o, at)
            || (o->list[at].braces == 0 && is_declared_here(o, at))) {
            continue;
        }
        taker = outline_argument_of(o, at, &open) == 1
                    ? outline_callee(o, open)
                    : NO_TOKEN;
        if (token_is(t, outline_next(o, at), "(") || taker == NO_TOKEN
            || !(token_is(t, taker, "timerlist_new")
                 || token_is(t, taker, "timerlistgroup_init"))) {
            return true;
        }
    }
    return false;
}

bool judge_notify(struct site *s)
{
    const struct argument *callback = &s->arguments.list[1];
    int parameters;

    if (s->arguments.count != 3 || later_argument_is(s, 1, "NULL")
        || s->levels.from >= 209) {
        return false;
    }
    if (callback->first == callback->last
        && is_used_for_more(s, callback->first)) {
        site_refuse(s, text_format("its callback is used for more; lists call"
                                   " it with a QEMUClockType as well from 2.9"
                                   " on"));
        return true;
    }
    parameters = callback->first == callback->last
                     ? add_parameter(s, callback->first)
                     : 0;
    if (parameters == 0) {
        site_refuse(s, text_format("its callback is not in this file; it takes"
                                   " a QEMUClockType as well from 2.9 on"));
    }
    return parameters != 2;
}
