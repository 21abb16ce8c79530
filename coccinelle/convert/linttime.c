/*
 * linttime: what an expression for a time is made of.
 *
 * A time is a clock that was read and amounts that are added. Through locals,
 * members of this file and macros the reading is followed to where it was
 * made; where ways disagree, or a piece is not understood, nothing is known.
 */
#include "linttime.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "lintvalue.h"

#define DEPTH_MAX 5

struct ask {
    const struct lint_timers *timers;
    const struct source *source;
    size_t user; /* the token whose function asks */
    int depth;
};

static struct lint_time evaluate(const struct ask *ask, struct span span);

static struct lint_time deeper(const struct ask *ask,
                               const struct source *source, struct span span)
{
    struct ask next = *ask;

    next.source = source;
    next.depth++;
    return next.depth > DEPTH_MAX ? lint_unknown() : evaluate(&next, span);
}

static struct lint_time evaluate_read(const struct ask *ask, int unit,
                                      const struct arguments *arguments)
{
    struct lint_time time = {.is_known = true, .is_absolute = true};
    struct span clock = {arguments->list[0].first, arguments->list[0].last};

    time.clock = lint_clock_of(ask->timers, ask->source, clock);
    time.unit = unit        ? unit
                : time.clock == LINT_CLOCK_REALTIME ? UNIT_MS
                : time.clock == LINT_CLOCK_VIRTUAL
                        || time.clock == LINT_CLOCK_HOST
                    ? UNIT_NS
                    : 0;
    time.is_now = true;
    return time;
}

/* MIN(a, b): what both are. */
static struct lint_time evaluate_either(const struct ask *ask,
                                        const struct arguments *arguments,
                                        int first)
{
    struct lint_time one, two;

    one = evaluate(ask, (struct span){arguments->list[first].first,
                                      arguments->list[first].last});
    two = evaluate(ask, (struct span){arguments->list[first + 1].first,
                                      arguments->list[first + 1].last});
    return lint_merge(&one, &two);
}

/* muldiv64(count, ticks per second, frequency) is ns. */
static struct lint_time evaluate_muldiv(const struct ask *ask,
                                        const struct arguments *arguments)
{
    struct lint_time parts[3];

    for (int i = 0; i < 3; i++) {
        parts[i] = evaluate(ask, (struct span){arguments->list[i].first,
                                               arguments->list[i].last});
    }
    parts[1] = lint_product(&parts[0], &parts[1], '*');
    return lint_product(&parts[1], &parts[2], '/');
}

static struct lint_time evaluate_call(const struct ask *ask, size_t at)
{
    const struct source *s = ask->source, *other;
    const struct tokens *t = &s->tokens;
    struct arguments arguments;
    struct span body;
    int unit;

    outline_arguments(&s->outline, outline_next(&s->outline, at), &arguments);
    if (arguments.count == 1 && lint_is_read(t, at, &unit)) {
        return evaluate_read(ask, unit, &arguments);
    }
    if (arguments.count == 0 && token_is(t, at, "get_ticks_per_sec")) {
        return lint_number(1e9, UNIT_NS);
    }
    if (arguments.count == 2
        && (token_is(t, at, "MIN") || token_is(t, at, "MAX"))) {
        return evaluate_either(ask, &arguments, 0);
    }
    if (arguments.count == 3 && token_is(t, at, "muldiv64")) {
        return evaluate_muldiv(ask, &arguments);
    }
    if (arguments.count == 0
        && lint_macro_body(ask->timers, s, at, &other, &body)
        && token_is(&other->tokens, body.first, "(")
        && outline_next(&other->outline, body.first)
               == other->outline.list[body.first].partner
        && body.last != other->outline.list[body.first].partner) {
        body.first = outline_next(&other->outline,
                                  other->outline.list[body.first].partner);
        return deeper(ask, other, body);
    }
    return lint_unknown();
}

/* From behind '=' to the end of the value. */
static struct span assigned_value(const struct source *s, size_t assign)
{
    struct span value = {outline_next(&s->outline, assign), NO_TOKEN};
    uint16_t parens = s->outline.list[assign].parens;
    uint16_t braces = s->outline.list[assign].braces;

    for (size_t at = value.first; at != NO_TOKEN;
         at = outline_next(&s->outline, at)) {
        const struct outline_token *o = &s->outline.list[at];

        if (o->braces < braces || o->parens < parens
            || (o->parens == parens
                && (token_is(&s->tokens, at, ";")
                    || token_is(&s->tokens, at, ",")))) {
            break;
        }
        value.last = at;
    }
    return value;
}

static bool is_assigned(const struct source *s, size_t at, size_t name,
                        bool is_member)
{
    size_t next = outline_next(&s->outline, at);

    return s->tokens.list[at].kind == TOKEN_NAME && next != NO_TOKEN
           && token_is(&s->tokens, next, "=")
           && tokens_equal(&s->tokens, at, &s->tokens, name)
           && is_member_name(&s->outline, at) == is_member
           && !s->outline.list[at].in_dead_arm;
}

/* Of a name in the tokens first..end: all its values together. Zero and
 * minus one say that there is no time, and do not count. */
static struct lint_time assigned_between(const struct ask *ask, size_t name,
                                         size_t first, size_t end,
                                         bool *ret_any)
{
    const struct source *s = ask->source;
    bool is_member = is_member_name(&s->outline, name);
    struct lint_time all = lint_unknown();

    *ret_any = false;
    for (size_t at = first; at < end; at++) {
        struct lint_time one;

        if (!is_assigned(s, at, name, is_member)) {
            continue;
        }
        one = deeper(ask, s,
                     assigned_value(s, outline_next(&s->outline, at)));
        if (one.is_known && one.is_constant && one.number <= 0) {
            continue;
        }
        all = *ret_any ? lint_merge(&all, &one) : one;
        *ret_any = true;
    }
    return all;
}

static size_t item_start(const struct source *s, size_t at)
{
    uint32_t item = s->outline.list[at].item;

    while (at > 0
           && (s->outline.list[at - 1].item == item
               || s->tokens.list[at - 1].directive > 0)) {
        at--;
    }
    return at;
}

static size_t item_end(const struct source *s, size_t at)
{
    uint32_t item = s->outline.list[at].item;

    while (at < s->tokens.count
           && (s->outline.list[at].item == item
               || s->tokens.list[at].directive > 0)) {
        at++;
    }
    return at;
}

/* Before its use in the function; for members, else anywhere in the file. */
static struct lint_time evaluate_name(const struct ask *ask, size_t name)
{
    const struct source *s = ask->source;
    struct lint_time value;
    bool any = false;

    if (s->tokens.list[name].directive == 0) {
        value = assigned_between(ask, name, item_start(s, name), name, &any);
        if (!any && !is_member_name(&s->outline, name)) {
            value = assigned_between(ask, name, item_start(s, name),
                                     item_end(s, name), &any);
        }
    }
    if (!any && is_member_name(&s->outline, name)) {
        value = assigned_between(ask, name, 0, s->tokens.count, &any);
        value.is_now = false;
        if (any && !value.is_absolute) {
            any = false; /* a number set somewhere is no constant here */
        }
    }
    if (any && value.is_known) {
        value.is_constant = false;
        return value;
    }
    return lint_named(s, name, any || !is_member_name(&s->outline, name));
}

static struct lint_time evaluate_word(const struct ask *ask, struct span span)
{
    const struct source *s = ask->source, *other;
    struct lint_time known;
    struct span body;
    size_t name = lint_timer_name(s, span);

    if (span.first == span.last
        && lint_constant(&s->tokens, span.first, &known)) {
        return known;
    }
    if (name == NO_TOKEN || name != span.last) {
        return lint_unknown();
    }
    if (span.first == span.last
        && lint_macro_body(ask->timers, s, name, &other, &body)) {
        struct lint_time value = deeper(ask, other, body);

        if (value.is_known && (value.unit || value.is_constant)) {
            return value;
        }
        return lint_named(s, name, false);
    }
    return evaluate_name(ask, name);
}

static struct lint_time evaluate_sum(const struct ask *ask, struct span span)
{
    const struct source *s = ask->source;
    struct lint_time sum = {.is_known = true, .is_constant = true};
    size_t from = span.first;
    bool is_minus = false;

    for (size_t at = span.first; at != NO_TOKEN; at = lint_skip(s, at, span)) {
        bool is_sign = at != span.first && lint_is_binary(s, at, "+-");

        if (is_sign || at == span.last || lint_skip(s, at, span) == NO_TOKEN) {
            size_t last = is_sign ? outline_prev(&s->outline, at) : span.last;
            struct lint_time term =
                evaluate(ask, (struct span){from, last});

            lint_add(&sum, &term, is_minus, from);
            is_minus = is_sign && token_is(&s->tokens, at, "-");
            from = outline_next(&s->outline, at);
        }
        if (at == span.last) {
            break;
        }
    }
    return sum;
}

static struct lint_time evaluate_product(const struct ask *ask,
                                         struct span span, size_t sign)
{
    const struct source *s = ask->source;
    struct lint_time left, right;

    left = evaluate(
        ask, (struct span){span.first, outline_prev(&s->outline, sign)});
    right = evaluate(
        ask, (struct span){outline_next(&s->outline, sign), span.last});
    return lint_product(&left, &right, s->text[s->tokens.list[sign].offset]);
}

/* The last sign of these at the top of the span, or NO_TOKEN. */
static size_t last_sign(const struct source *s, struct span span,
                        const char *signs)
{
    size_t found = NO_TOKEN;

    for (size_t at = span.first; at != NO_TOKEN; at = lint_skip(s, at, span)) {
        if (at != span.first && lint_is_binary(s, at, signs)) {
            found = at;
        }
        if (at == span.last) {
            break;
        }
    }
    return found;
}

static struct lint_time evaluate(const struct ask *ask, struct span span)
{
    const struct source *s = ask->source;
    struct span cond, one, two;
    size_t sign;
    bool has_comma;

    if (span.first == NO_TOKEN || span.last == NO_TOKEN
        || span.first > span.last) {
        return lint_unknown();
    }
    span = lint_strip_casts(
        s, strip_parentheses(&s->outline, span, &has_comma));
    if (split_conditional(&s->outline, span, &cond, &one, &two)) {
        struct lint_time a = evaluate(ask, one), b = evaluate(ask, two);

        return lint_merge(&a, &b);
    }
    if (last_sign(s, span, "+-") != NO_TOKEN) {
        return evaluate_sum(ask, span);
    }
    sign = last_sign(s, span, "*/%");
    if (sign != NO_TOKEN) {
        return evaluate_product(ask, span, sign);
    }
    if (last_sign(s, span, "<>&|^=?") != NO_TOKEN) {
        return lint_unknown();
    }
    if (s->tokens.list[span.first].kind == TOKEN_NAME
        && span.last != span.first
        && token_is(&s->tokens, outline_next(&s->outline, span.first), "(")
        && s->outline.list[outline_next(&s->outline, span.first)].partner
               == span.last) {
        return evaluate_call(ask, span.first);
    }
    return evaluate_word(ask, span);
}

struct lint_time lint_time(const struct lint_timers *timers,
                           const struct source *source, struct span span)
{
    struct ask ask = {timers, source, span.first, 0};

    return evaluate(&ask, span);
}
