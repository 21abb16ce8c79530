/*
 * ptimers: which function is a ptimer's callback, and who calls it.
 *
 * By spelling, in one file.
 */
#include "ptimers.h"

#include <string.h>

#include "bottomhalf.h"
#include "declarations.h"

#define REACHED_MAX 64

/* CALLBACK, OPAQUE of the qemu_bh_new() at this token. */
static bool take_bh(const struct source *source, size_t bh_new,
                    struct ptimer *p)
{
    struct arguments arguments;

    outline_arguments(&source->outline, bh_new + 1, &arguments);
    if (arguments.count != 2
        || arguments.list[0].first != arguments.list[0].last) {
        p->reason = "its callback is more than a name";
        return false;
    }
    p->callback = arguments.list[0].first;
    p->opaque = arguments.list[1];
    return true;
}

/* BH = qemu_bh_new(..); nearest before the init, when it may go. */
static void find_bh(const struct source *source, struct argument argument,
                    struct ptimer *p)
{
    struct bottom_half bh = bottom_half_of(source, argument);

    p->reason = bh.reason;
    if (bh.create != NO_TOKEN && take_bh(source, bh.create, p)) {
        p->bh = bh.start;
        p->bh_count = bh.count;
    }
}

struct ptimer ptimer_at(const struct source *source, size_t init)
{
    const struct outline *o = &source->outline;
    struct ptimer p = {.init = init,
                       .callback = NO_TOKEN,
                       .target = NO_TOKEN,
                       .bh = NO_TOKEN};
    struct arguments arguments;

    outline_arguments(o, init + 1, &arguments);
    if (arguments.count < 1 || arguments.count > 3) {
        p.reason = "a shape that no release had";
        return p;
    }
    if (init >= 2 && token_is(&source->tokens, init - 1, "=")) {
        struct argument target = {statement_start(o, init), init - 2};

        p.target = last_name(source, target);
    }
    if (arguments.count == 3) {
        p.callback = arguments.list[0].last;
    } else if (token_is(&source->tokens, arguments.list[0].first,
                        "qemu_bh_new")) {
        take_bh(source, arguments.list[0].first, &p);
    } else {
        find_bh(source, arguments.list[0], &p);
    }
    return p;
}

static bool is_init(const struct source *source, size_t at)
{
    return token_is(&source->tokens, at, "ptimer_init")
           && token_is(&source->tokens, at + 1, "(")
           && source->outline.list[at].braces > 0;
}

bool ptimer_named(const struct source *source, size_t name,
                  struct ptimer *ret_ptimer)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (is_init(source, at)) {
            struct ptimer p = ptimer_at(source, at);

            if (p.target != NO_TOKEN
                && tokens_equal(&source->tokens, p.target, &source->tokens,
                                name)) {
                if (ret_ptimer) {
                    *ret_ptimer = p;
                }
                return true;
            }
        }
    }
    return false;
}

bool ptimer_is_created_in(const struct source *source)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (is_init(source, at)) {
            return true;
        }
    }
    return false;
}

/* The name of the function whose body holds the token. */
static size_t function_at(const struct source *source, size_t at)
{
    const struct outline *o = &source->outline;
    uint32_t item = o->list[at].item;

    while (at > 0 && o->list[at - 1].item == item) {
        at--;
    }
    for (; at < source->tokens.count && o->list[at].item == item; at++) {
        if (source->tokens.list[at].kind == TOKEN_NAME
            && o->list[at].braces == 0 && o->list[at].parens == 0
            && token_is(&source->tokens, at + 1, "(")) {
            return at;
        }
    }
    return NO_TOKEN;
}

/* Of that timer; of any when no timer of that name is made here. */
static bool is_callback_of(const struct source *source, size_t function,
                           size_t timer)
{
    bool is_known = ptimer_named(source, timer, NULL);

    for (size_t at = 0; at < source->tokens.count; at++) {
        struct ptimer p;

        if (!is_init(source, at)) {
            continue;
        }
        p = ptimer_at(source, at);
        if (p.callback != NO_TOKEN
            && (!is_known
                || (p.target != NO_TOKEN
                    && tokens_equal(&source->tokens, p.target, &source->tokens,
                                    timer)))
            && tokens_equal(&source->tokens, p.callback, &source->tokens,
                            function)) {
            return true;
        }
    }
    return false;
}

struct reached {
    size_t list[REACHED_MAX]; /* names of functions */
    int count;
};

static bool add_reached(const struct source *source, struct reached *reached,
                        size_t function)
{
    for (int i = 0; i < reached->count; i++) {
        if (tokens_equal(&source->tokens, reached->list[i], &source->tokens,
                         function)) {
            return false;
        }
    }
    if (reached->count < REACHED_MAX) {
        reached->list[reached->count++] = function;
    }
    return true;
}

/* Who calls the function, directly or not: true when the callback does, and
 * ret_elsewhere when somebody does whom nobody in the file calls. */
static bool callers(const struct source *source, size_t function, size_t timer,
                    bool *ret_elsewhere)
{
    struct reached reached = {.list = {function}, .count = 1};
    bool from_callback = false;

    *ret_elsewhere = false;
    for (int i = 0; i < reached.count; i++) {
        bool any = false;

        bool is_callback = is_callback_of(source, reached.list[i], timer);

        from_callback |= is_callback;
        for (size_t at = 0; at < source->tokens.count; at++) {
            if (tokens_equal(&source->tokens, at, &source->tokens,
                             reached.list[i])
                && source->outline.list[at].braces > 0) {
                size_t caller = function_at(source, at);

                any |= caller != NO_TOKEN;
                bool is_call = token_is(&source->tokens, at + 1, "(");

                *ret_elsewhere |= !is_call && !is_callback;
                if (caller != NO_TOKEN && (is_call || !is_callback)) {
                    add_reached(source, &reached, caller);
                }
            }
        }
        *ret_elsewhere |= !any && !is_callback;
    }
    return from_callback;
}

enum ptimer_calls ptimer_calls_at(const struct source *source, size_t at,
                                  size_t timer)
{
    size_t function = function_at(source, at);
    bool elsewhere;

    if (function == NO_TOKEN || timer == NO_TOKEN
        || !callers(source, function, timer, &elsewhere)) {
        return CALLS_FREE;
    }
    return elsewhere || !ptimer_named(source, timer, NULL) ? CALLS_BOTH
                                                           : CALLS_INSIDE;
}
