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

#include "later.h"
#include "laterwords.h"
#include "leaving.h"
#include "site.h"
#include "timerwords.h"
#include "trouble.h"

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

    return a->first == a->last && token_is(&s->source->tokens, a->first, word);
}

/* The clock for text that is written twice: constants under their new names,
 * in a macro, where anything may be passed, in parentheses. */
static char *clock_text(const struct site *s)
{
    const struct argument *a = &s->arguments.list[0];
    const struct token *token = &s->source->tokens.list[a->first];
    const struct legacy_name *name =
        name_find(s->source->text + token->offset, token->length, s->levels.to);
    char *text, *grouped;

    if (a->first == a->last && name && name->kind == NAME_CLOCK) {
        return text_format("%s", name->became);
    }
    text = argument_text(s, a);
    if (token->part != PART_MACRO_BODY || *text == '(') {
        return text;
    }
    grouped = text_format("(%s)", text);
    free(text);
    return grouped;
}

/* The value of the first argument; refuses the site when it is not known. */
static bool clock_argument(struct site *s, struct clock_value *value)
{
    if (s->arguments.count < 1
        || s->arguments.list[0].first > s->arguments.list[0].last) {
        site_refuse(s, text_format("not a call with a clock as first"
                                   " argument"));
        return false;
    }
    *value = clocks_value(s->clocks, s->source, s->arguments.list[0].first,
                          s->arguments.list[0].last);
    if (!value->is_known) {
        site_refuse(s, value->reason);
    }
    return value->is_known;
}

static bool has_two_units(const struct clock_value *value)
{
    return value->possible == (CLOCK_REALTIME_POSSIBLE | CLOCK_OTHER_POSSIBLE);
}

/* May the text of the clock stand in the result two times? */
static bool may_repeat(struct site *s, const struct clock_value *value)
{
    const struct tokens *t = &s->source->tokens;
    const struct argument *a = &s->arguments.list[0];
    bool is_plain = !value->has_side_effect;

    for (size_t i = a->first; i <= a->last; i++) {
        is_plain &= t->list[i].kind == TOKEN_NAME || token_is(t, i, ".")
                    || token_is(t, i, "->")
                    || (i == a->first && token_is(t, i, "("))
                    || (i == a->last && token_is(t, i, ")"));
    }
    if (!is_plain) {
        site_refuse(s, text_format("ms or ns, as its clock is at run time,"
                                   " and the clock is more than a variable"));
    }
    return is_plain;
}

static bool refuse_old_ticks(struct site *s, const struct clock_value *value)
{
    if (s->levels.from_last && s->levels.from_last < 8
        && value->possible != CLOCK_REALTIME_POSSIBLE) {
        site_refuse(s, text_format("before 0.8.2 this clock counts CPU ticks"));
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
        site_rename(s, s->occurrence->token,
                    value->possible == CLOCK_REALTIME_POSSIBLE
                        ? "qemu_clock_get_ms"
                        : "qemu_clock_get_ns");
        return;
    }
    if (!may_repeat(s, value)) {
        return;
    }
    clock = clock_text(s);
    text = text_format("(%s == QEMU_CLOCK_REALTIME ? qemu_clock_get_ms", clock);
    site_rename(s, s->occurrence->token, text);
    free(text);
    text = text_format(") : qemu_clock_get_ns(%s))", clock);
    site_rename(s, s->arguments.close, text);
    free(text);
    free(clock);
}

static void decide_read(struct site *s)
{
    struct clock_value value;

    if (s->arguments.count != 1) {
        site_refuse(s,
                    text_format(s->arguments.count < 0
                                    ? "used as a value: its parameter changes"
                                      " from QEMUClock * to QEMUClockType"
                                    : "a call with %d arguments",
                                s->arguments.count));
    } else if (clock_argument(s, &value)) {
        if (s->occurrence->name->became) {
            site_rename(s, s->occurrence->token, s->occurrence->name->became);
        } else {
            decide_plain_read(s, &value);
        }
    }
}

/* Three arguments: the clock decides the unit. */
static void decide_new_by_clock(struct site *s, const struct clock_value *value)
{
    char *clock, *text;

    if (refuse_old_ticks(s, value)) {
        return;
    }
    if (!has_two_units(value)) {
        site_rename(s, s->occurrence->token,
                    value->possible == CLOCK_REALTIME_POSSIBLE
                        ? "timer_new_ms"
                        : "timer_new_ns");
        return;
    }
    if (!may_repeat(s, value)) {
        return;
    }
    clock = clock_text(s);
    text = text_format(", %s == QEMU_CLOCK_REALTIME ? SCALE_MS : SCALE_NS,",
                       clock);
    site_rename(s, s->occurrence->token, "timer_new");
    site_rename(s, outline_next(&s->source->outline, s->arguments.list[0].last),
                text);
    free(text);
    free(clock);
}

/* Four arguments: a known scale becomes the suffix. */
static void decide_new_by_scale(struct site *s)
{
    static const struct {
        const char *scale, *became;
    } scales[] = {
        {"SCALE_MS", "timer_new_ms"},
        {"SCALE_US", "timer_new_us"},
        {"SCALE_NS", "timer_new_ns"},
        {"1", "timer_new_ns"},
    };

    for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
        if (argument_is(s, 1, scales[i].scale)) {
            site_rename(s, s->occurrence->token, scales[i].became);
            source_add_edit(s->source, s->arguments.list[1].first, 2, "",
                            s->occurrence->name->rule);
            return;
        }
    }
    site_rename(s, s->occurrence->token, "timer_new");
}

static void decide_new(struct site *s)
{
    struct clock_value value;
    bool has_suffix = s->occurrence->name->became;

    if (s->arguments.count < 0) {
        site_refuse(s, text_format("used as a value: its parameter changes from"
                                   " QEMUClock * to QEMUClockType"));
    } else if (s->arguments.is_ambiguous && !has_suffix) {
        site_refuse(s, text_format("an #if inside its arguments: three or four"
                                   " of them"));
    } else if (s->arguments.count != 3 && !s->arguments.is_ambiguous
               && (has_suffix || s->arguments.count != 4)) {
        site_refuse(
            s, text_format("a call with %d arguments", s->arguments.count));
    } else if (!clock_argument(s, &value)) {
        return;
    } else if (has_suffix) {
        site_rename(s, s->occurrence->token, s->occurrence->name->became);
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
        site_refuse(s, text_format("used as a value: its parameter changes from"
                                   " QEMUClock * to QEMUClockType"));
    } else if (clock_argument(s, &value)) {
        if (s->levels.to >= 402
            && !strcmp(s->occurrence->name->rule, "1.7-reset-notifiers")) {
            judge_call_to_delete(s);
        } else {
            site_rename(s, s->occurrence->token, s->occurrence->name->became);
        }
    }
}

static void decide_clock(struct site *s)
{
    char *reason = clocks_refusal(s->clocks, s->source, s->occurrence->token);

    if (reason) {
        site_refuse(s, reason);
    } else {
        site_rename(s, s->occurrence->token, s->occurrence->name->became);
    }
}

/* QEMUClock *a, *b: the word and each star in front of a name. */
static void decide_type(struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    char *reason =
        clocks_type_refusal(s->clocks, s->source, s->occurrence->token);
    size_t at = s->occurrence->token;
    size_t before = outline_prev(o, at);
    uint16_t parens = o->list[at].parens;

    if (reason) {
        site_refuse(s, reason);
        return;
    }
    if (before != NO_TOKEN && token_is(t, before, "struct")) {
        source_add_edit(s->source, before, 1, "", s->occurrence->name->rule);
    }
    site_rename(s, at, "QEMUClockType");
    for (at = outline_next(o, at);
         at != NO_TOKEN
         && o->list[at].statement == o->list[s->occurrence->token].statement;
         at = outline_next(o, at)) {
        if (token_is(t, at, "*") && o->list[at].parens == parens) {
            site_rename(s, at, "");
        } else if (token_is(t, at, ")") || token_is(t, at, ";")
                   || token_is(t, at, "{")
                   || (parens > 0 && token_is(t, at, ","))) {
            break;
        }
    }
}

static void decide_person(struct site *s)
{
    site_refuse(s, text_format("%s", s->occurrence->name->reason));
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
        [NAME_ALARM] = judge_alarm,
        [NAME_WARP] = judge_warp,
        [NAME_PERSON] = decide_person,
        [NAME_LATER] = decide_later,
    };
    struct site site = {.source = source,
                        .occurrence = occurrence,
                        .worklist = worklist,
                        .clocks = clocks,
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
