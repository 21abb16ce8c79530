/*
 * lintfree: a timer that is freed while it may be pending.
 *
 * Before 6.0 that left freed memory in the list. It is fine where the timer
 * is deleted before, here or in a function that is called before; where it
 * was only just created; in its own callback, as it has run; and where this
 * file never arms it.
 */
#include "lintfree.h"

#include <string.h>

#include "declarations.h"
#include "trouble.h"

static bool is_any(const struct tokens *t, size_t at, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (token_is(t, at, words[i])) {
            return true;
        }
    }
    return false;
}

bool lint_arms(const struct tokens *t, size_t at)
{
    static const char *const words[] = {
        "qemu_mod_timer",       "qemu_mod_timer_ns",       "qemu_get_timer",
        "timer_mod",            "timer_mod_ns",            "timer_get",
        "timer_mod_anticipate", "timer_mod_anticipate_ns", NULL};

    return is_any(t, at, words);
}

static bool deletes(const struct tokens *t, size_t at)
{
    static const char *const words[] = {"qemu_del_timer", "timer_del",
                                        "vmtimer_del", "vmtimer_del_sync",
                                        "timer_deinit", NULL};

    return is_any(t, at, words);
}

bool lint_is_function(const struct source *source, size_t at,
                      const struct source *other, size_t name)
{
    const struct outline *o = &source->outline;
    uint32_t item = o->list[at].item;

    while (at > 0 && (o->list[at].braces > 0 || o->list[at].item != item)) {
        at--;
    }
    for (; at > 0 && o->list[at].item == item; at--) {
        if (tokens_equal(&source->tokens, at, &other->tokens, name)
            && o->list[at].parens == 0
            && token_is(&source->tokens, outline_next(o, at), "(")) {
            return true;
        }
    }
    return false;
}

/* Is the token a call of one of these with a timer of that name first? */
static bool is_call_with(const struct source *s, size_t at, size_t name,
                         bool (*is_one)(const struct tokens *, size_t))
{
    struct arguments arguments;
    size_t other;

    if (!is_one(&s->tokens, at) || !lint_is_call(s, at, &arguments)
        || arguments.count < 1) {
        return false;
    }
    /* qemu_get_timer(f, t) has it second */
    other = lint_timer_name(
        s, (struct span){
               arguments.list[0].first,
               arguments.list[token_is(&s->tokens, at, "timer_get")
                                      || token_is(&s->tokens, at,
                                                  "qemu_get_timer")
                                  ? arguments.count - 1
                                  : 0]
                   .last});
    return other != NO_TOKEN && tokens_equal(&s->tokens, other, &s->tokens, name);
}

/* Does a function of that name in this file delete it? */
static bool callee_deletes(const struct source *s, size_t callee, size_t name)
{
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (s->outline.list[at].braces > 0
            && is_call_with(s, at, name, deletes)
            && lint_is_function(s, at, s, callee)) {
            return true;
        }
    }
    return false;
}

static bool is_armed(const struct source *s, size_t name)
{
    for (size_t at = 0; at < s->tokens.count; at++) {
        if (is_call_with(s, at, name, lint_arms)) {
            return true;
        }
    }
    return false;
}

/* Its creation, or the callback it has as such, at this token. */
static const struct lint_timer *creation(const struct lint_timers *timers,
                                         const struct source *s, size_t name,
                                         size_t call)
{
    for (size_t i = 0; i < timers->count; i++) {
        const struct lint_timer *timer = &timers->list[i];

        if (lint_same_timer(s, name, timer)
            && (call == NO_TOKEN || timer->call == call)) {
            return timer;
        }
    }
    return NULL;
}

static bool is_own_callback(const struct lint_timers *timers,
                            const struct source *s, size_t name)
{
    for (size_t i = 0; i < timers->count; i++) {
        const struct lint_timer *timer = &timers->list[i];

        if (lint_same_timer(s, name, timer) && timer->callback != NO_TOKEN
            && lint_is_function(s, name, timer->source, timer->callback)) {
            return true;
        }
    }
    return false;
}

/* Read backwards from where it is freed: what stands last is what counts. */
static bool may_be_pending(const struct lint_timers *timers,
                           const struct source *s, size_t at, size_t name)
{
    uint32_t item = s->outline.list[at].item;

    while (at-- > 0
           && (s->outline.list[at].braces > 0
               || s->tokens.list[at].directive > 0)) {
        if (s->outline.list[at].item != item
            || s->tokens.list[at].kind != TOKEN_NAME) {
            continue;
        }
        if (is_call_with(s, at, name, lint_arms)) {
            return true;
        }
        if (is_call_with(s, at, name, deletes)
            || creation(timers, s, name, at)
            || (token_is(&s->tokens, outline_next(&s->outline, at), "(")
                && callee_deletes(s, at, name))) {
            return false;
        }
    }
    return !is_own_callback(timers, s, name);
}

void lint_free(struct findings *findings, const struct lint_timers *timers,
               const struct source *source, size_t at, struct levels levels)
{
    const struct tokens *t = &source->tokens;
    bool is_old = token_is(t, at, "qemu_free_timer");
    struct arguments arguments;
    size_t name;

    if ((!is_old
         && (!token_is(t, at, "timer_free") || !levels.from_last
             || levels.from_last >= 600))
        || !lint_is_call(source, at, &arguments) || arguments.count != 1) {
        return;
    }
    name = lint_timer_name(source, (struct span){arguments.list[0].first,
                                                 arguments.list[0].last});
    if (name == NO_TOKEN || !creation(timers, source, name, NO_TOKEN)
        || !is_armed(source, name)
        || !may_be_pending(timers, source, at, name)) {
        return;
    }
    findings_add(findings, source, at, "lint-free",
                 text_format("freed while it may be pending: before 6.0 this"
                             " does not delete it, delete it first"));
}
