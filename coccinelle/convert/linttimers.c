/*
 * linttimers: which timer an expression names, and what its creation says.
 *
 * A timer is known by the last word of its name, in the file that creates it:
 * s->poll and t->poll of one file are one timer, those of two files are two.
 * Where a file creates several under one name, each is a candidate.
 */
#include "linttimers.h"

#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "trouble.h"

/* Where the arguments of a creation stand; -1: it has none, or the name
 * says it. A timer that is returned has no argument of its own. */
static const struct maker {
    const char *word;
    int arguments, timer, clock, scale, callback;
    int unit; /* that the name says */
} makers[] = {
    {"qemu_new_timer", 3, -1, 0, -1, 1, 0},
    {"qemu_new_timer", 4, -1, 0, 1, 2, 0},
    {"qemu_new_timer_ms", 3, -1, 0, -1, 1, UNIT_MS},
    {"qemu_new_timer_ns", 3, -1, 0, -1, 1, UNIT_NS},
    {"qemu_new_timer_us", 3, -1, 0, -1, 1, UNIT_US},
    {"timer_new", 4, -1, 0, 1, 2, 0},
    {"timer_new_ms", 3, -1, 0, -1, 1, UNIT_MS},
    {"timer_new_ns", 3, -1, 0, -1, 1, UNIT_NS},
    {"timer_new_us", 3, -1, 0, -1, 1, UNIT_US},
    {"timer_new_full", 6, -1, 1, 2, 4, 0},
    {"timer_init", 5, 0, 1, 2, 3, 0},
    {"timer_init_ms", 4, 0, 1, -1, 2, UNIT_MS},
    {"timer_init_ns", 4, 0, 1, -1, 2, UNIT_NS},
    {"timer_init_us", 4, 0, 1, -1, 2, UNIT_US},
    {"timer_init_full", 7, 0, 2, 3, 5, 0},
    {"aio_timer_new", 5, -1, 1, 2, 3, 0},
    {"aio_timer_new_with_attrs", 6, -1, 1, 2, 4, 0},
    {"aio_timer_init", 6, 1, 2, 3, 4, 0},
    {"aio_timer_init_with_attrs", 7, 1, 2, 3, 5, 0},
};

static const struct {
    const char *word;
    enum lint_clock clock;
} clock_words[] = {
    {"rt_clock", LINT_CLOCK_REALTIME},
    {"vm_clock", LINT_CLOCK_VIRTUAL},
    {"host_clock", LINT_CLOCK_HOST},
    {"rtc_clock", LINT_CLOCK_RTC},
    {"QEMU_CLOCK_REALTIME", LINT_CLOCK_REALTIME},
    {"QEMU_CLOCK_VIRTUAL", LINT_CLOCK_VIRTUAL},
    {"QEMU_CLOCK_HOST", LINT_CLOCK_HOST},
    {"QEMU_CLOCK_VIRTUAL_RT", LINT_CLOCK_VIRTUAL_RT},
};

static const struct {
    const char *word;
    int unit;
} scale_words[] = {
    {"SCALE_NS", UNIT_NS}, {"1", UNIT_NS},          {"SCALE_US", UNIT_US},
    {"1000", UNIT_US},     {"SCALE_MS", UNIT_MS}, {"1000000", UNIT_MS},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const char *lint_clock_name(enum lint_clock clock)
{
    static const char *const names[] = {
        [LINT_CLOCK_UNKNOWN] = "some clock",
        [LINT_CLOCK_REALTIME] = "REALTIME",
        [LINT_CLOCK_VIRTUAL] = "VIRTUAL",
        [LINT_CLOCK_HOST] = "HOST",
        [LINT_CLOCK_VIRTUAL_RT] = "VIRTUAL_RT",
        [LINT_CLOCK_RTC] = "rtc_clock",
    };

    return names[clock];
}

const char *lint_unit_name(int unit)
{
    return unit == UNIT_MS   ? "ms"
           : unit == UNIT_US ? "us"
           : unit == UNIT_NS ? "ns"
                             : "a unit of its own";
}

bool lint_is_call(const struct source *source, size_t at,
                  struct arguments *ret_arguments)
{
    const struct outline *o = &source->outline;

    if (source->tokens.list[at].kind != TOKEN_NAME || is_member_name(o, at)
        || o->list[at].in_dead_arm) {
        return false;
    }
    outline_arguments(o, outline_next(o, at), ret_arguments);
    return ret_arguments->count >= 0 && !ret_arguments->is_ambiguous
           && (o->list[at].braces > 0 || source->tokens.list[at].directive > 0);
}

size_t lint_timer_name(const struct source *source, struct span span)
{
    const struct outline *o = &source->outline;
    size_t at = span.last;

    while (at != NO_TOKEN && at >= span.first
           && (token_is(&source->tokens, at, ")")
               || token_is(&source->tokens, at, "]"))) {
        bool is_index = token_is(&source->tokens, at, "]");

        if (o->list[at].partner == NO_TOKEN) {
            return NO_TOKEN;
        }
        at = outline_prev(o, is_index ? o->list[at].partner : at);
    }
    return at != NO_TOKEN && at >= span.first
                   && source->tokens.list[at].kind == TOKEN_NAME
               ? at
               : NO_TOKEN;
}

/* Left of the '=' in front of the call. */
static size_t assigned_name(const struct source *s, size_t call)
{
    size_t assign = outline_prev(&s->outline, call);
    size_t last = outline_prev(&s->outline, assign);

    if (last == NO_TOKEN || !token_is(&s->tokens, assign, "=")) {
        return NO_TOKEN;
    }
    return lint_timer_name(s, (struct span){0, last});
}

/* What the macro of that name is; of one with parameters, with these. */
static struct span body_of(const struct source *s, size_t name)
{
    struct span body = {outline_next(&s->outline, name), 0};

    body.last = body.first;
    while (body.first != NO_TOKEN
           && outline_next(&s->outline, body.last) != NO_TOKEN) {
        body.last = outline_next(&s->outline, body.last);
    }
    return body;
}

bool lint_macro_body(const struct lint_timers *timers,
                     const struct source *source, size_t name,
                     const struct source **ret_source, struct span *ret_body)
{
    int here = 0, elsewhere = 0;

    for (size_t i = 0; i < timers->macro_count; i++) {
        const struct lint_macro *m = &timers->macros[i];

        if (!tokens_equal(&m->source->tokens, m->name, &source->tokens, name)) {
            continue;
        }
        here += m->source == source;
        elsewhere += m->source != source;
        if (m->source == source || here == 0) {
            *ret_source = m->source;
            *ret_body = body_of(m->source, m->name);
        }
    }
    return (here == 1 || (here == 0 && elsewhere == 1))
           && ret_body->first != NO_TOKEN
           && (*ret_source)->tokens.list[ret_body->last].part
                  == PART_MACRO_BODY;
}

enum lint_clock lint_clock_of(const struct lint_timers *timers,
                              const struct source *source, struct span span)
{
    const struct source *other;
    struct span body;

    if (span.first != span.last) {
        return LINT_CLOCK_UNKNOWN;
    }
    for (size_t i = 0; i < COUNT(clock_words); i++) {
        if (token_is(&source->tokens, span.first, clock_words[i].word)) {
            return clock_words[i].clock;
        }
    }
    if (source->tokens.list[span.first].kind == TOKEN_NAME
        && lint_macro_body(timers, source, span.first, &other, &body)
        && body.first == body.last
        && !tokens_equal(&other->tokens, body.first, &source->tokens,
                         span.first)) {
        return lint_clock_of(timers, other, body);
    }
    return LINT_CLOCK_UNKNOWN;
}

static struct span argument_span(const struct arguments *arguments, int number)
{
    return (struct span){arguments->list[number].first,
                         arguments->list[number].last};
}

static int scale_of(const struct source *s, struct span span)
{
    for (size_t i = 0; span.first == span.last && i < COUNT(scale_words); i++) {
        if (token_is(&s->tokens, span.first, scale_words[i].word)) {
            return scale_words[i].unit;
        }
    }
    return 0;
}

static int unit_of(const struct maker *maker, const struct source *s,
                   const struct arguments *arguments, enum lint_clock clock)
{
    if (maker->unit) {
        return maker->unit;
    }
    if (maker->scale >= 0) {
        return scale_of(s, argument_span(arguments, maker->scale));
    }
    switch (clock) { /* three arguments: what the clock counts in */
    case LINT_CLOCK_REALTIME:
        return UNIT_MS;
    case LINT_CLOCK_VIRTUAL:
    case LINT_CLOCK_HOST:
        return UNIT_NS;
    default:
        return 0;
    }
}

static void add_timer(struct lint_timers *timers, const struct source *s,
                      size_t at, const struct maker *maker,
                      const struct arguments *arguments)
{
    struct span callback = argument_span(arguments, maker->callback);
    struct lint_timer timer = {.source = s, .call = at};

    timer.name = maker->timer < 0
                     ? assigned_name(s, at)
                     : lint_timer_name(s, argument_span(arguments,
                                                        maker->timer));
    if (timer.name == NO_TOKEN) {
        return;
    }
    timer.clock =
        lint_clock_of(timers, s, argument_span(arguments, maker->clock));
    timer.unit = unit_of(maker, s, arguments, timer.clock);
    if (token_is(&s->tokens, callback.first, "&")) {
        callback.first = outline_next(&s->outline, callback.first);
    }
    timer.callback =
        callback.first == callback.last ? callback.first : NO_TOKEN;
    timers->list =
        grow(timers->list, timers->count, &timers->room, sizeof(timer));
    timers->list[timers->count++] = timer;
}

static void find_in(struct lint_timers *timers, const struct source *s)
{
    struct arguments arguments;

    for (size_t at = 0; at < s->tokens.count; at++) {
        if (s->tokens.list[at].kind != TOKEN_NAME
            || s->tokens.list[at].length < strlen("timer_new")
            || !lint_is_call(s, at, &arguments)) {
            continue;
        }
        for (size_t i = 0; i < COUNT(makers); i++) {
            if (makers[i].arguments == arguments.count
                && token_is(&s->tokens, at, makers[i].word)) {
                add_timer(timers, s, at, &makers[i], &arguments);
            }
        }
    }
}

static void find_macros(struct lint_timers *timers, const struct source *s)
{
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (s->tokens.list[at].part == PART_MACRO_NAME
            && !s->outline.list[at].in_dead_arm) {
            timers->macros = grow(timers->macros, timers->macro_count,
                                  &timers->macro_room, sizeof(*timers->macros));
            timers->macros[timers->macro_count++] =
                (struct lint_macro){s, at};
        }
    }
}

void lint_timers_find(struct lint_timers *timers,
                      const struct worklist *worklist)
{
    *timers = (struct lint_timers){.worklist = worklist};
    for (size_t i = 0; i < worklist->count; i++) {
        find_macros(timers, &worklist->list[i]);
    }
    for (size_t i = 0; i < worklist->count; i++) {
        find_in(timers, &worklist->list[i]);
    }
}

void lint_timers_deinit(struct lint_timers *timers)
{
    free(timers->list);
    free(timers->macros);
    *timers = (struct lint_timers){0};
}

/* Is a variable of that name declared in the item that holds the token? */
static bool is_local(const struct source *s, size_t name)
{
    uint32_t item = s->outline.list[name].item;

    for (size_t at = name + 1; at-- > 0 && s->outline.list[at].item == item;) {
        if (tokens_equal(&s->tokens, at, &s->tokens, name)
            && !is_member_name(&s->outline, at)
            && is_declared_here(&s->outline, at)) {
            return true;
        }
    }
    return false;
}

bool lint_same_timer(const struct source *source, size_t name,
                     const struct lint_timer *timer)
{
    const struct source *s = timer->source;

    if (s != source
        || !tokens_equal(&s->tokens, name, &s->tokens, timer->name)
        || is_member_name(&s->outline, name)
               != is_member_name(&s->outline, timer->name)) {
        return false;
    }
    if (is_member_name(&s->outline, name)
        || s->outline.list[name].item == s->outline.list[timer->name].item) {
        return true;
    }
    return !is_local(s, name) && !is_local(s, timer->name);
}
