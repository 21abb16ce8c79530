/*
 * callsites: what should become of one legacy word, told from its tokens.
 *
 * The rules under rules/ say the same to spatch. This is the judge of what
 * spatch proposes, and does the work where spatch could not parse ("by
 * name"). A clock's unit is never guessed: it follows from the literal, or
 * from every value that can reach the variable.
 */
#include "callsites.h"

#include <stdlib.h>
#include <string.h>

#include "timers.h"
#include "trouble.h"

struct site {
    struct source *source;
    struct occurrence *occurrence;
    const struct worklist *worklist;
    const struct clocks *clocks;
    struct levels levels;
    struct arguments arguments;
};

static void rename_token(struct site *s, size_t at, const char *text)
{
    source_add_edit(s->source, at, 1, text, s->occurrence->name->rule);
}

static void refuse(struct site *s, char *reason)
{
    s->occurrence->reason = reason;
}

/* The source text of an argument. */
static char *argument_text(const struct site *s, const struct argument *a)
{
    const struct token *list = s->source->tokens.list;
    size_t start = list[a->first].offset;

    return text_copy(s->source->text + start,
                     list[a->last].offset + list[a->last].length - start);
}

static bool argument_is(const struct site *s, int number, const char *word)
{
    const struct argument *a = &s->arguments.list[number];

    return a->first == a->last
           && token_is(&s->source->tokens, a->first, word);
}

/* Clock constants under their new names, for text that is written twice. */
static char *clock_text(const struct site *s)
{
    const struct argument *a = &s->arguments.list[0];
    const struct legacy_name *name;
    const struct token *token = &s->source->tokens.list[a->first];

    name = name_find(s->source->text + token->offset, token->length,
                     s->levels.to);
    if (a->first == a->last && name && name->kind == NAME_CLOCK) {
        return text_format("%s", name->became);
    }
    return argument_text(s, a);
}

/* The value of the first argument; refuses the site when it is not known. */
static bool clock_argument(struct site *s, struct clock_value *value)
{
    if (s->arguments.count < 1
        || s->arguments.list[0].first > s->arguments.list[0].last) {
        refuse(s, text_format("not a call with a clock as first argument"));
        return false;
    }
    *value = clocks_value(s->clocks, s->source, s->arguments.list[0].first,
                          s->arguments.list[0].last);
    if (!value->is_known) {
        refuse(s, value->reason);
    }
    return value->is_known;
}

static bool has_two_units(const struct clock_value *value)
{
    return value->possible
           == (CLOCK_REALTIME_POSSIBLE | CLOCK_OTHER_POSSIBLE);
}

/* May the text of the clock stand in the result two times? */
static bool may_repeat(struct site *s, const struct clock_value *value)
{
    const struct argument *a = &s->arguments.list[0];

    if (value->has_side_effect || a->first != a->last) {
        for (size_t i = a->first; i <= a->last; i++) {
            const struct token *t = &s->source->tokens.list[i];

            if (t->kind != TOKEN_NAME && !token_is(&s->source->tokens, i, ".")
                && !token_is(&s->source->tokens, i, "->")) {
                refuse(s, text_format("ms or ns, as its clock is at run"
                                      " time, and the clock is more than a"
                                      " variable"));
                return false;
            }
        }
    }
    return true;
}

static bool refuse_old_ticks(struct site *s, const struct clock_value *value)
{
    if (s->levels.from && s->levels.from < 8
        && value->possible != CLOCK_REALTIME_POSSIBLE) {
        refuse(s, text_format("before 0.8.2 this clock counts CPU ticks"));
        return true;
    }
    return false;
}

/* qemu_get_clock(c): ms for rt_clock, ns for all others. */
static void decide_plain_read(struct site *s, const struct clock_value *value)
{
    char *clock, *text;

    if (refuse_old_ticks(s, value)) {
        return;
    }
    if (!has_two_units(value)) {
        rename_token(s, s->occurrence->token,
                     value->possible == CLOCK_REALTIME_POSSIBLE
                         ? "qemu_clock_get_ms" : "qemu_clock_get_ns");
        return;
    }
    if (!may_repeat(s, value)) {
        return;
    }
    clock = clock_text(s);
    text = text_format("(%s == QEMU_CLOCK_REALTIME ? qemu_clock_get_ms",
                       clock);
    rename_token(s, s->occurrence->token, text);
    free(text);
    text = text_format(") : qemu_clock_get_ns(%s))", clock);
    rename_token(s, s->arguments.close, text);
    free(text);
    free(clock);
}

static void decide_read(struct site *s)
{
    struct clock_value value;

    if (s->arguments.count != 1) {
        refuse(s, text_format(s->arguments.count < 0
                                  ? "used as a value: its parameter changes"
                                    " from QEMUClock * to QEMUClockType"
                                  : "a call with %d arguments",
                              s->arguments.count));
    } else if (clock_argument(s, &value)) {
        if (s->occurrence->name->became) {
            rename_token(s, s->occurrence->token,
                         s->occurrence->name->became);
        } else {
            decide_plain_read(s, &value);
        }
    }
}

/* Three arguments: the clock decides the unit. */
static void decide_new_by_clock(struct site *s,
                                const struct clock_value *value)
{
    char *clock, *text;

    if (refuse_old_ticks(s, value)) {
        return;
    }
    if (!has_two_units(value)) {
        rename_token(s, s->occurrence->token,
                     value->possible == CLOCK_REALTIME_POSSIBLE
                         ? "timer_new_ms" : "timer_new_ns");
        return;
    }
    if (!may_repeat(s, value)) {
        return;
    }
    clock = clock_text(s);
    text = text_format(
        ", %s == QEMU_CLOCK_REALTIME ? SCALE_MS : SCALE_NS,", clock);
    rename_token(s, s->occurrence->token, "timer_new");
    rename_token(s, outline_next(&s->source->outline,
                                 s->arguments.list[0].last), text);
    free(text);
    free(clock);
}

/* Four arguments: a known scale becomes the suffix. */
static void decide_new_by_scale(struct site *s)
{
    static const struct {
        const char *scale, *became;
    } scales[] = {
        {"SCALE_MS", "timer_new_ms"}, {"SCALE_US", "timer_new_us"},
        {"SCALE_NS", "timer_new_ns"}, {"1", "timer_new_ns"},
    };

    for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
        if (argument_is(s, 1, scales[i].scale)) {
            rename_token(s, s->occurrence->token, scales[i].became);
            source_add_edit(s->source, s->arguments.list[1].first, 2, "",
                            s->occurrence->name->rule);
            return;
        }
    }
    rename_token(s, s->occurrence->token, "timer_new");
}

static void decide_new(struct site *s)
{
    struct clock_value value;
    bool has_suffix = s->occurrence->name->became;

    if (s->arguments.count < 0) {
        refuse(s, text_format("used as a value: its parameter changes from"
                              " QEMUClock * to QEMUClockType"));
    } else if (s->arguments.is_ambiguous && !has_suffix) {
        refuse(s, text_format("an #if inside its arguments: three or four"
                              " of them"));
    } else if (s->arguments.count != 3 && !s->arguments.is_ambiguous
               && (has_suffix || s->arguments.count != 4)) {
        refuse(s, text_format("a call with %d arguments",
                              s->arguments.count));
    } else if (!clock_argument(s, &value)) {
        return;
    } else if (has_suffix) {
        rename_token(s, s->occurrence->token, s->occurrence->name->became);
    } else if (s->arguments.count == 3) {
        decide_new_by_clock(s, &value);
    } else {
        decide_new_by_scale(s);
    }
}

static void decide_clock_verb(struct site *s)
{
    struct clock_value value;

    if (s->arguments.count < 0) {
        refuse(s, text_format("used as a value: its parameter changes from"
                              " QEMUClock * to QEMUClockType"));
    } else if (clock_argument(s, &value)) {
        rename_token(s, s->occurrence->token, s->occurrence->name->became);
    }
}

static void decide_clock(struct site *s)
{
    char *reason = clocks_refusal(s->clocks, s->source,
                                  s->occurrence->token);

    if (reason) {
        refuse(s, reason);
    } else {
        rename_token(s, s->occurrence->token, s->occurrence->name->became);
    }
}

/* QEMUClock *a, *b: the word and each star in front of a name. */
static void decide_type(struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    char *reason = clocks_type_refusal(s->clocks, s->source,
                                       s->occurrence->token);
    size_t at = s->occurrence->token;
    size_t before = outline_prev(o, at);
    uint16_t parens = o->list[at].parens;

    if (reason) {
        refuse(s, reason);
        return;
    }
    if (before != NO_TOKEN && token_is(t, before, "struct")) {
        source_add_edit(s->source, before, 1, "", s->occurrence->name->rule);
    }
    rename_token(s, at, "QEMUClockType");
    for (at = outline_next(o, at);
         at != NO_TOKEN && o->list[at].statement
                               == o->list[s->occurrence->token].statement;
         at = outline_next(o, at)) {
        if (token_is(t, at, "*") && o->list[at].parens == parens) {
            rename_token(s, at, "");
        } else if (token_is(t, at, ")") || token_is(t, at, ";")
                   || token_is(t, at, "{")
                   || (parens > 0 && token_is(t, at, ","))) {
            break;
        }
    }
}

static void decide_ticks_call(struct site *s)
{
    if (s->arguments.count == 0) {
        source_add_edit(s->source, s->occurrence->token, 3,
                        s->occurrence->name->became,
                        s->occurrence->name->rule);
    } else {
        refuse(s, text_format("not the call get_ticks_per_sec()"));
    }
}

static void decide_ticks(struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t next = outline_next(o, s->occurrence->token);
    size_t prev = outline_prev(o, s->occurrence->token);

    if (prev != NO_TOKEN && next != NO_TOKEN && token_is(t, next, ";")
        && t->list[prev].kind == TOKEN_NAME
        && token_is(t, outline_prev(o, prev) == NO_TOKEN
                           ? prev : outline_prev(o, prev), "extern")) {
        source_add_edit(s->source, outline_prev(o, prev), 4, "",
                        s->occurrence->name->rule);
    } else if (s->levels.from && s->levels.from < 8) {
        refuse(s, text_format("before 0.8.2 these are CPU ticks"));
    } else if (next != NO_TOKEN
               && (token_is(t, next, "=") || token_is(t, next, "*=")
                   || token_is(t, next, "/=") || token_is(t, next, "+=")
                   || token_is(t, next, "++"))) {
        refuse(s, text_format("assigned to, and now a constant"));
    } else if (prev != NO_TOKEN && token_is(t, prev, "&")) {
        refuse(s, text_format("its address is taken, and it is a constant"
                              " now"));
    } else {
        rename_token(s, s->occurrence->token,
                     s->levels.to >= 206 ? "NANOSECONDS_PER_SECOND"
                                         : "get_ticks_per_sec()");
    }
}

static bool same_tokens(const struct tokens *t, const struct argument *a,
                        const struct argument *b)
{
    if (b->last - b->first != a->last - a->first) {
        return false;
    }
    for (size_t i = 0; a->first + i <= a->last; i++) {
        if (!tokens_equal(t, a->first + i, t, b->first + i)
            || token_is(t, a->first + i, "(")
            || token_is(t, a->first + i, "++")
            || token_is(t, a->first + i, "--")
            || t->list[a->first + i].directive
                   != t->list[a->first].directive) {
            return false;
        }
    }
    return true;
}

/* del(t); free(t); - from 6.0 on freeing deletes. */
static bool is_free_next(const struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t before = outline_prev(o, s->occurrence->token);
    size_t semicolon = outline_next(o, s->arguments.close);
    size_t next = outline_next(o, semicolon);
    struct arguments freed;

    if (s->arguments.count != 1 || before == NO_TOKEN || next == NO_TOKEN
        || !(token_is(t, before, ";") || token_is(t, before, "{")
             || token_is(t, before, "}"))
        || !token_is(t, semicolon, ";")
        || !(token_is(t, next, "qemu_free_timer")
             || token_is(t, next, "timer_free"))
        || next != semicolon + 1) {
        return false;
    }
    outline_arguments(o, outline_next(o, next), &freed);
    return freed.count == 1
           && same_tokens(t, &s->arguments.list[0], &freed.list[0]);
}

static void decide_verb(struct site *s)
{
    if (s->levels.to >= 600
        && !strcmp(s->occurrence->name->became, "timer_del")
        && is_free_next(s)) {
        source_add_edit(s->source, s->occurrence->token,
                        s->arguments.close + 2 - s->occurrence->token, "",
                        "6.0-timer-free-deletes");
        return;
    }
    rename_token(s, s->occurrence->token, s->occurrence->name->became);
}

/* First token of the path a->b.c that ends at last; NO_TOKEN when it is
 * more than names, '.', '->' and subscripts. */
static size_t path_start(const struct outline *o, size_t last)
{
    const struct tokens *t = o->tokens;
    size_t at = last;

    for (;;) {
        size_t prev = outline_prev(o, at);

        if (t->list[at].kind != TOKEN_NAME) {
            return NO_TOKEN;
        }
        if (prev == NO_TOKEN
            || !(token_is(t, prev, ".") || token_is(t, prev, "->"))) {
            return at;
        }
        at = outline_prev(o, prev);
        while (at != NO_TOKEN && token_is(t, at, "]")
               && o->list[at].partner != NO_TOKEN) {
            at = outline_prev(o, o->list[at].partner);
        }
        if (at == NO_TOKEN) {
            return NO_TOKEN;
        }
    }
}

static bool is_written(const struct outline *o, size_t first, size_t last)
{
    static const char *const writes[] = {
        "=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=",
        "++", "--", NULL
    };
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

/* ts->expire_time, read. */
static void decide_expire_time(struct site *s)
{
    const struct outline *o = &s->source->outline;
    size_t arrow = outline_prev(o, s->occurrence->token);
    size_t base = outline_prev(o, arrow);
    size_t first = path_start(o, base), prev;
    enum timer_unit unit = timer_unit(s->worklist, s->source, base);
    char *word, *text;

    if (first == NO_TOKEN) {
        refuse(s, text_format("read of a timer that is more than a name"));
        return;
    }
    prev = outline_prev(o, first);
    if (is_written(o, first, s->occurrence->token)) {
        refuse(s, text_format("assigned to; only timer_mod() arms"));
    } else if (prev != NO_TOKEN && token_is(&s->source->tokens, prev, "&")) {
        refuse(s, text_format("its address is taken"));
    } else if (unit == TIMER_MS) {
        refuse(s, text_format("in ms where rt_clock timers had three"
                              " arguments, in ns now"));
    } else if (unit == TIMER_UNKNOWN
               && !(s->levels.from >= 15 && s->levels.from)) {
        refuse(s, text_format("ms or ns, as the clock of the timer, whose"
                              " creation is not in the files given"));
    } else {
        word = token_text(&s->source->tokens, first);
        text = text_format("timer_expire_time_ns(%s", word);
        rename_token(s, first, text);
        source_add_edit(s->source, arrow, 2, ")",
                        s->occurrence->name->rule);
        free(text);
        free(word);
    }
}

static void decide_person(struct site *s)
{
    refuse(s, text_format("%s", s->occurrence->name->reason));
}

void callsite_decide(struct source *source, struct occurrence *occurrence,
                     const struct worklist *worklist,
                     const struct clocks *clocks, struct levels levels)
{
    static void (*const decide[NAME_KIND_COUNT])(struct site *) = {
        [NAME_CLOCK] = decide_clock,
        [NAME_CLOCK_TYPE] = decide_type,
        [NAME_READ] = decide_read,
        [NAME_NEW] = decide_new,
        [NAME_VERB] = decide_verb,
        [NAME_CLOCK_VERB] = decide_clock_verb,
        [NAME_TICKS] = decide_ticks,
        [NAME_TICKS_CALL] = decide_ticks_call,
        [NAME_EXPIRE_TIME] = decide_expire_time,
        [NAME_PERSON] = decide_person,
    };
    struct site site = {.source = source, .occurrence = occurrence,
                        .worklist = worklist, .clocks = clocks,
                        .levels = levels};

    if (source->tokens.list[occurrence->token].part == PART_DIRECTIVE) {
        occurrence->reason = text_format("in a preprocessor directive");
        return;
    }
    if (occurrence->is_own_macro) {
        occurrence->reason = text_format("this file defines a macro of that"
                                         " name");
        return;
    }
    outline_arguments(&source->outline,
                      outline_call(&source->outline, occurrence->token),
                      &site.arguments);
    decide[occurrence->name->kind](&site);
}
