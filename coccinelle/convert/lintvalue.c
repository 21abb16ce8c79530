/*
 * lintvalue: arithmetic with times and amounts.
 *
 * Units multiply as people write them: by SCALE_MS, by ticks per second, by a
 * plain 1000; what no unit is known of takes the one it is multiplied with.
 */
#include "lintvalue.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define AMOUNTS_MAX 4

struct lint_time lint_unknown(void)
{
    return (struct lint_time){.is_known = false, .is_computed = true};
}

struct lint_time lint_number(double number, int unit)
{
    return (struct lint_time){.is_known = true,
                              .is_constant = true,
                              .number = number,
                              .unit = unit};
}

bool lint_constant(const struct tokens *t, size_t at,
                   struct lint_time *ret_time)
{
    static const struct {
        const char *word;
        double number;
    } words[] = {
        {"SCALE_NS", 1},
        {"SCALE_US", 1e3},
        {"SCALE_MS", 1e6},
        {"NANOSECONDS_PER_SECOND", 1e9},
        {"QEMU_TIMER_BASE", 1e9},
        {"ticks_per_sec", 1e9},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (token_is(t, at, words[i].word)) {
            *ret_time = lint_number(words[i].number, UNIT_NS);
            return true;
        }
    }
    if (t->list[at].kind == TOKEN_NUMBER) {
        *ret_time = lint_number(strtod(t->text + t->list[at].offset, NULL), 0);
        return true;
    }
    return false;
}

/* timeout_ms, DELAY_US, period_nsec */
static int unit_of_name(const char *name, size_t length)
{
    static const struct {
        const char *end;
        int unit;
    } ends[] = {
        {"_ms", UNIT_MS},   {"_msec", UNIT_MS}, {"_msecs", UNIT_MS},
        {"_us", UNIT_US},   {"_usec", UNIT_US}, {"_usecs", UNIT_US},
        {"_ns", UNIT_NS},   {"_nsec", UNIT_NS}, {"_nsecs", UNIT_NS},
    };

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t end = strlen(ends[i].end);

        if (length > end && !strncasecmp(name + length - end, ends[i].end, end)) {
            return ends[i].unit;
        }
    }
    return 0;
}

struct lint_time lint_named(const struct source *s, size_t name,
                            bool is_computed)
{
    const struct token *t = &s->tokens.list[name];
    int unit = unit_of_name(s->text + t->offset, t->length);

    return (struct lint_time){
        .is_known = true,
        .unit = unit,
        .is_spelled = unit != 0,
        .is_computed = is_computed,
    };
}

static bool is_no_time(const struct lint_time *time)
{
    return time->is_known && time->is_constant && time->number <= 0;
}

struct lint_time lint_merge(const struct lint_time *a,
                            const struct lint_time *b)
{
    struct lint_time both = *a;

    if (is_no_time(a) || is_no_time(b)) {
        return is_no_time(a) ? *b : *a;
    }
    if (!a->is_known || !b->is_known || a->is_absolute != b->is_absolute
        || (a->is_absolute
            && (a->clock != b->clock || a->unit != b->unit))) {
        return lint_unknown();
    }
    both.unit = a->unit == b->unit ? a->unit : 0;
    both.is_now = a->is_now && b->is_now;
    both.is_computed |= b->is_computed;
    both.is_compensated |= b->is_compensated;
    if (a->amount_count != b->amount_count) {
        both.amount_count = 0;
        both.is_compensated = true;
    }
    if (!b->is_constant || a->number != b->number) {
        both.is_constant = false;
    }
    return both;
}

static void add_amount(struct lint_time *sum, const struct lint_time *term,
                       size_t token)
{
    if (sum->amount_count < AMOUNTS_MAX) {
        sum->amounts[sum->amount_count++] = (struct lint_amount){
            .unit = term->unit,
            .is_constant = term->is_constant,
            .is_computed = term->is_computed,
            .number = term->number,
            .token = token,
        };
    } else {
        sum->is_compensated = true;
    }
    if (!sum->is_absolute) {
        sum->unit = sum->amount_count == 1 || sum->unit == term->unit
                        ? term->unit
                        : 0;
        sum->is_constant &= term->is_constant;
        sum->number += term->number;
    }
    sum->is_computed |= term->is_computed;
}

static void add_absolute(struct lint_time *sum, const struct lint_time *term)
{
    if (sum->is_absolute) {
        sum->is_known = false; /* a time and a time is no time */
        return;
    }
    sum->is_absolute = true;
    sum->is_constant = false;
    sum->clock = term->clock;
    sum->unit = term->unit;
    sum->is_now = term->is_now;
    for (int i = 0; i < term->amount_count; i++) {
        struct lint_time amount = {
            .unit = term->amounts[i].unit,
            .is_constant = term->amounts[i].is_constant,
            .is_computed = term->amounts[i].is_computed,
            .number = term->amounts[i].number,
        };

        add_amount(sum, &amount, NO_TOKEN);
    }
}

/* What is taken off: an elapsed time, most often, or the time itself. */
static void subtract(struct lint_time *sum, const struct lint_time *term)
{
    if (term->is_absolute && sum->is_absolute && term->clock == sum->clock) {
        sum->is_absolute = false;
        sum->amount_count = 0;
    }
    sum->is_constant &= term->is_constant;
    sum->number -= term->number;
    sum->is_compensated = true;
    sum->is_computed = true;
}

void lint_add(struct lint_time *sum, const struct lint_time *term,
              bool is_minus, size_t token)
{
    if (!sum->is_known) {
        return;
    }
    sum->is_compensated |= term->is_compensated;
    if (is_minus) {
        subtract(sum, term);
    } else if (term->is_known && term->is_absolute) {
        add_absolute(sum, term);
    } else {
        add_amount(sum, term, token);
    }
}

/* unit * factor, where that is a unit. */
static int converted(int unit, double factor)
{
    double result = unit * factor;

    return result == UNIT_NS || result == UNIT_US || result == UNIT_MS
               ? (int)result
               : 0;
}

static bool is_scale(const struct lint_time *time)
{
    return time->is_constant && (time->number == 1e3 || time->number == 1e6);
}

/* The unit of what is multiplied by, or divided by, a factor. A plain 1000
 * changes the unit of delay_ms; of ticks per second it makes a part. */
static int product_unit(const struct lint_time *left,
                        const struct lint_time *right, char sign)
{
    if (sign == '/') {
        if (left->is_spelled && left->unit && is_scale(right)) {
            return converted(left->unit, right->number);
        }
        if (right->unit && !left->is_constant) {
            return left->unit == 0 || left->unit == right->unit
                       ? converted(UNIT_NS, right->number)
                       : 0;
        }
        return left->unit;
    }
    if (left->is_spelled && left->unit > UNIT_NS && is_scale(right)) {
        return converted(left->unit, 1 / right->number);
    }
    if (right->is_spelled && right->unit > UNIT_NS && is_scale(left)) {
        return converted(right->unit, 1 / left->number);
    }
    return left->unit && right->unit ? 0 : left->unit + right->unit;
}

static double product_number(const struct lint_time *left,
                             const struct lint_time *right, char sign)
{
    if (sign == '*') {
        return left->number * right->number;
    }
    return sign == '/' && right->number != 0 ? left->number / right->number : 0;
}

struct lint_time lint_product(const struct lint_time *left,
                              const struct lint_time *right, char sign)
{
    struct lint_time product = {.is_known = true};

    if (right->is_absolute && !left->is_absolute && sign == '*') {
        return lint_product(right, left, sign);
    }
    if (right->is_absolute || (left->is_absolute && !is_scale(right))
        || !left->is_known || !right->is_known) {
        return lint_unknown();
    }
    if (left->is_absolute) {
        product = *left;
        product.amount_count = 0;
        product.unit = converted(left->unit, sign == '/' ? right->number
                                                         : 1 / right->number);
        return product.unit ? product : lint_unknown();
    }
    product.unit = product_unit(left, right, sign);
    product.is_constant =
        left->is_constant && right->is_constant && sign != '%';
    product.number = product_number(left, right, sign);
    product.is_spelled = left->is_spelled || right->is_spelled;
    product.is_computed = left->is_computed || right->is_computed;
    product.is_compensated =
        left->is_compensated || right->is_compensated || sign == '%';
    return product;
}

bool lint_is_read(const struct tokens *t, size_t at, int *ret_unit)
{
    static const struct {
        const char *word;
        int unit;
    } reads[] = {
        {"qemu_get_clock", 0},          {"qemu_get_clock_ms", UNIT_MS},
        {"qemu_get_clock_ns", UNIT_NS}, {"qemu_clock_get_ms", UNIT_MS},
        {"qemu_clock_get_us", UNIT_US}, {"qemu_clock_get_ns", UNIT_NS},
    };

    for (size_t i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
        if (token_is(t, at, reads[i].word)) {
            *ret_unit = reads[i].unit;
            return true;
        }
    }
    return false;
}

bool lint_is_binary(const struct source *s, size_t at, const char *signs)
{
    const struct token *t = &s->tokens.list[at];
    size_t before = outline_prev(&s->outline, at);

    if (t->kind != TOKEN_PUNCTUATION || before == NO_TOKEN
        || !strchr(signs, s->text[t->offset])
        || (t->length > 1 && strchr("+-*/%", s->text[t->offset]))) {
        return false;
    }
    return s->tokens.list[before].kind != TOKEN_PUNCTUATION
           || token_is(&s->tokens, before, ")")
           || token_is(&s->tokens, before, "]");
}

size_t lint_skip(const struct source *s, size_t at, struct span span)
{
    size_t partner = s->outline.list[at].partner;

    if (partner != NO_TOKEN && partner > at) {
        at = partner;
    }
    at = outline_next(&s->outline, at);
    return at == NO_TOKEN || at > span.last ? NO_TOKEN : at;
}

static bool is_type(const struct source *s, size_t first, size_t last)
{
    static const char *const types[] = {"int",    "long",   "unsigned",
                                        "double", "signed", "float",
                                        "short",  "char",   NULL};
    const struct token *t = &s->tokens.list[first];

    if (t->kind != TOKEN_NAME) {
        return false;
    }
    for (int i = 0; types[i]; i++) {
        if (token_is(&s->tokens, first, types[i])) {
            return true;
        }
    }
    return first == last && t->length > 2
           && !strncmp(s->text + t->offset + t->length - 2, "_t", 2);
}

struct span lint_strip_casts(const struct source *s, struct span span)
{
    for (;;) {
        size_t close = s->outline.list[span.first].partner;
        size_t behind;
        bool has_comma;

        if (!token_is(&s->tokens, span.first, "(") || close == NO_TOKEN
            || close >= span.last
            || !is_type(s, outline_next(&s->outline, span.first),
                        outline_prev(&s->outline, close))) {
            return span;
        }
        behind = outline_next(&s->outline, close);
        if (lint_skip(s, behind, span) != NO_TOKEN
            && lint_is_binary(s, lint_skip(s, behind, span), "+-*/%")) {
            return span; /* (int)a + b */
        }
        span.first = behind;
        span = strip_parentheses(&s->outline, span, &has_comma);
    }
}
