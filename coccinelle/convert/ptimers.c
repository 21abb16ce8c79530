/*
 * ptimers: which function is a ptimer's callback, and who calls it.
 *
 * By spelling, in one file: BH = qemu_bh_new(CALLBACK, OPAQUE); and then
 * TIMER = ptimer_init(BH ..), in one function.
 */
#include "ptimers.h"

#include <string.h>

#include "declarations.h"

#define REACHED_MAX 64

size_t ptimer_last_name(const struct source *source, struct argument a)
{
    const struct outline *o = &source->outline;
    size_t at = a.last;

    while (at > a.first && token_is(&source->tokens, at, "]")
           && o->list[at].partner != NO_TOKEN) {
        at = o->list[at].partner - 1;
    }
    return source->tokens.list[at].kind == TOKEN_NAME ? at : NO_TOKEN;
}

bool ptimer_same_text(const struct source *source, struct argument a,
                      struct argument b)
{
    if (a.last - a.first != b.last - b.first) {
        return false;
    }
    for (size_t i = 0; a.first + i <= a.last; i++) {
        if (!tokens_equal(&source->tokens, a.first + i, &source->tokens,
                          b.first + i)) {
            return false;
        }
    }
    return true;
}

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

static bool is_bh_assignment(const struct source *source, size_t name)
{
    const struct tokens *t = &source->tokens;

    return token_is(t, name + 1, "=") && token_is(t, name + 2, "qemu_bh_new")
           && token_is(t, name + 3, "(");
}

static bool is_declaration(const struct source *source, size_t name)
{
    return is_declared_here(&source->outline, name)
           && !is_bh_assignment(source, name);
}

/* First token of BH = .. or QEMUBH *BH = ..; NO_TOKEN when it is neither, or
 * not all that the statement has. */
static size_t start_of_bh(const struct source *source, size_t at)
{
    const struct tokens *t = &source->tokens;
    size_t close, start = at;

    for (close = at; close < t->count && !token_is(t, close, "=");) {
        close++;
    }
    close = source->outline.list[close + 2].partner;
    if (start >= 2 && token_is(t, start - 1, "*")
        && token_is(t, start - 2, "QEMUBH")) {
        start -= 2;
    }
    return close != NO_TOKEN && token_is(t, close + 1, ";") && start > 0
                   && (token_is(t, start - 1, ";")
                       || token_is(t, start - 1, "{")
                       || token_is(t, start - 1, "}"))
               ? start
               : NO_TOKEN;
}

/* BH = qemu_bh_new(..); nearest before the init, in its function, with no
 * other use of BH in between nor elsewhere. */
static void find_bh(const struct source *source, struct argument bh,
                    struct ptimer *p)
{
    const struct outline *o = &source->outline;
    size_t name = ptimer_last_name(source, bh), found = NO_TOKEN;
    bool is_member = name != NO_TOKEN && is_member_name(o, name);

    p->reason = "the creation of its bottom half is not in sight";
    for (size_t at = 0; name != NO_TOKEN && at < source->tokens.count; at++) {
        bool is_here = o->list[at].item == o->list[name].item;
        struct argument target = {at - (bh.last - bh.first), at};

        if (!tokens_equal(&source->tokens, at, &source->tokens, name)
            || (!is_member && !is_here)) {
            continue;
        }
        if (is_here && at < name && at >= bh.last - bh.first
            && is_bh_assignment(source, at)
            && ptimer_same_text(source, target, bh)) {
            found = at;
        } else if (at != name && !is_declaration(source, at)
                   && !is_bh_assignment(source, at)
                   && !token_is(&source->tokens, at - 1 - (bh.last - bh.first),
                                "(")) {
            p->reason = "its bottom half is used for more";
            return;
        }
    }
    if (found != NO_TOKEN && bh.last == name
        && o->list[found].braces == o->list[name].braces) {
        size_t start = start_of_bh(source, found - (bh.last - bh.first));

        p->reason = "its bottom half is declared with others";
        if (start != NO_TOKEN && take_bh(source, found + 2, p)) {
            p->bh = start;
        }
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

        p.target = ptimer_last_name(source, target);
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
