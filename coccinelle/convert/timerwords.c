/*
 * timerwords: words that need no clock: verbs, ticks, a timer's own time.
 */
#include "timerwords.h"

#include <stdlib.h>
#include <string.h>

#include "freeing.h"
#include "leaving.h"
#include "timers.h"
#include "trouble.h"

void decide_ticks_call(struct site *s)
{
    if (is_loop_timeout(s)) {
        return; /* goes with main_loop_wait()'s argument */
    }
    if (s->arguments.count == 0) {
        source_add_edit(s->source, s->occurrence->token, 3,
                        s->occurrence->name->became, s->occurrence->name->rule);
    } else {
        site_refuse(s, text_format("not the call %s()",
                                   s->occurrence->name->word));
    }
}

void decide_ticks(struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t next = outline_next(o, s->occurrence->token);
    size_t prev = outline_prev(o, s->occurrence->token);

    if (prev != NO_TOKEN && next != NO_TOKEN && token_is(t, next, ";")
        && t->list[prev].kind == TOKEN_NAME
        && token_is(
            t, outline_prev(o, prev) == NO_TOKEN ? prev : outline_prev(o, prev),
            "extern")) {
        source_add_edit(s->source, outline_prev(o, prev), 4, "",
                        s->occurrence->name->rule);
    } else if (s->levels.from_last && s->levels.from_last < 8) {
        site_refuse(s, text_format("before 0.8.2 these are CPU ticks"));
    } else if (next != NO_TOKEN
               && (token_is(t, next, "=") || token_is(t, next, "*=")
                   || token_is(t, next, "/=") || token_is(t, next, "+=")
                   || token_is(t, next, "++"))) {
        site_refuse(s, text_format("assigned to, and now a constant"));
    } else if (prev != NO_TOKEN && token_is(t, prev, "&")) {
        site_refuse(s, text_format("its address is taken, and it is a constant"
                                   " now"));
    } else {
        site_rename(s, s->occurrence->token,
                    s->levels.to >= 206 ? "NANOSECONDS_PER_SECOND"
                                        : "get_ticks_per_sec()");
    }
}

void decide_verb(struct site *s)
{
    if (s->levels.to >= 600 && !strcmp(s->occurrence->name->became, "timer_del")
        && freeing_takes_over(s)) {
        return;
    }
    site_rename(s, s->occurrence->token, s->occurrence->name->became);
}

/* First token of the path a->b.c that ends at last; NO_TOKEN when it is
 * more than names, '.', '->' and subscripts. */
static size_t path_start(const struct outline *o, size_t last)
{
    const struct tokens *t = o->tokens;
    size_t at = last;

    for (;;) {
        size_t prev;

        while (at != NO_TOKEN && token_is(t, at, "]")
               && o->list[at].partner != NO_TOKEN) {
            at = outline_prev(o, o->list[at].partner);
        }
        if (at == NO_TOKEN || t->list[at].kind != TOKEN_NAME) {
            return NO_TOKEN;
        }
        prev = outline_prev(o, at);
        if (prev == NO_TOKEN
            || !(token_is(t, prev, ".") || token_is(t, prev, "->"))) {
            return at;
        }
        at = outline_prev(o, prev);
    }
}

static bool is_written(const struct outline *o, size_t first, size_t last)
{
    static const char *const writes[] = {
        "=",   "+=", "-=", "*=", "/=", "%=", "<<=",
        ">>=", "&=", "|=", "^=", "++", "--", NULL};
    size_t next = outline_next(o, last), prev = outline_prev(o, first);

    for (int i = 0; writes[i]; i++) {
        if ((next != NO_TOKEN && token_is(o->tokens, next, writes[i]))
            || (i > 10 && prev != NO_TOKEN
                && token_is(o->tokens, prev, writes[i]))) {
            return true;
        }
    }
    return false;
}

/* ts->expire_time, read; in ms where rt_clock timers had three arguments. */
void decide_expire_time(struct site *s)
{
    const struct outline *o = &s->source->outline;
    size_t arrow = outline_prev(o, s->occurrence->token);
    size_t base = outline_prev(o, arrow);
    size_t first = path_start(o, base), prev;
    enum timer_unit unit = timer_unit(s->worklist, s->source, base);
    char *word, *text;

    if (timer_type_of(s->worklist, s->source, base) == TYPE_UNSEEN) {
        site_refuse(s, text_format("whether it is a timer's is not to be seen"
                                   " in the files given;"
                                   " timer_expire_time_ns() if so"));
        return;
    }
    if (first == NO_TOKEN) {
        site_refuse(s, text_format("read of a timer that is more than a name"));
        return;
    }
    prev = outline_prev(o, first);
    if (is_written(o, first, s->occurrence->token)) {
        site_refuse(s, text_format("assigned to; only timer_mod() arms"));
    } else if (prev != NO_TOKEN && token_is(&s->source->tokens, prev, "&")) {
        site_refuse(s, text_format("its address is taken"));
    } else if (unit == TIMER_UNKNOWN
               && !(s->levels.from >= 15 && s->levels.from)) {
        site_refuse(s, text_format("ms or ns, as the clock of the timer, whose"
                                   " creation is not in the files given"));
    } else {
        word = token_text(&s->source->tokens, first);
        text = text_format("%stimer_expire_time_ns(%s",
                           unit == TIMER_MS ? "(" : "", word);
        site_rename(s, first, text);
        source_add_edit(s->source, arrow, 2,
                        unit == TIMER_MS ? ") / SCALE_MS)" : ")",
                        s->occurrence->name->rule);
        free(text);
        free(word);
    }
}
