/*
 * lintdrift: a periodic callback whose rounds begin when it runs.
 *
 * A callback runs late, by as much as the machine is busy, and a round that
 * begins then makes the next one later still. It is fine where the callback
 * looks at how late it is (takes now off something, or compares it), where the
 * time is computed otherwise, and where nobody counts the rounds: REALTIME,
 * and what is tried again only until it is done.
 */
#include "lintdrift.h"

#include <string.h>

#include "declarations.h"

static bool is_read(const struct tokens *t, size_t at)
{
    int unit;

    return lint_is_read(t, at, &unit);
}

/* Is the name one that the clock is read into in this function? */
static bool is_now(const struct source *s, size_t name, size_t first)
{
    for (size_t at = name; at-- > first;) {
        if (is_read(&s->tokens, at)) {
            size_t assign = outline_prev(&s->outline, at);
            size_t target = outline_prev(&s->outline, assign);

            if (target != NO_TOKEN && token_is(&s->tokens, assign, "=")
                && tokens_equal(&s->tokens, target, &s->tokens, name)) {
                return true;
            }
        }
    }
    return false;
}

static size_t body_start(const struct source *s, size_t at)
{
    uint32_t item = s->outline.list[at].item;

    while (at > 0
           && (s->tokens.list[at].directive > 0
               || (s->outline.list[at].item == item
                   && s->outline.list[at].braces > 0))) {
        at--;
    }
    return at;
}

static bool is_judging_sign(const struct tokens *t, size_t at)
{
    static const char *const signs[] = {"-",  "-=", "<", ">",
                                        "<=", ">=", "%", NULL};

    for (int i = 0; at != NO_TOKEN && signs[i]; i++) {
        if (token_is(t, at, signs[i])) {
            return true;
        }
    }
    return false;
}

/* Is now, or what was read into a variable, compared or taken off? */
static bool looks_at_lateness(const struct source *s, size_t token)
{
    const struct outline *o = &s->outline;
    size_t first = body_start(s, token);
    uint32_t item = o->list[token].item;

    for (size_t at = first; at < s->tokens.count; at++) {
        size_t end = at;

        if (s->tokens.list[at].directive > 0) {
            continue;
        }
        if (o->list[at].item != item) {
            break;
        }
        if (s->tokens.list[at].kind != TOKEN_NAME) {
            continue;
        }
        if (is_read(&s->tokens, at)) {
            end = o->list[outline_next(o, at)].partner;
        } else if (!is_now(s, at, first)) {
            continue;
        }
        if (end != NO_TOKEN
            && (is_judging_sign(&s->tokens, outline_next(o, end))
                || is_judging_sign(&s->tokens, outline_prev(o, at)))) {
            return true;
        }
    }
    return false;
}

static bool has_word(const struct source *s, struct span span)
{
    static const char *const words[] = {"timeout", "delay", "retry", "poll",
                                        "flush",   "wait",  NULL};

    for (size_t at = span.first; at <= span.last; at++) {
        const struct token *t = &s->tokens.list[at];
        char name[64] = "";

        if (t->kind != TOKEN_NAME || t->length >= sizeof(name)) {
            continue;
        }
        memcpy(name, s->text + t->offset, t->length);
        for (int i = 0; words[i]; i++) {
            if (strcasestr(name, words[i])) {
                return true;
            }
        }
    }
    return false;
}

/* Behind if (..), or in braces of one. */
static bool is_conditional(const struct source *s, size_t at)
{
    size_t start = statement_start(&s->outline, at);

    return s->outline.list[at].braces > 1 || token_is(&s->tokens, start, "if")
           || token_is(&s->tokens, start, "else");
}

bool lint_drifts(const struct source *source, size_t at,
                 const struct arguments *arguments,
                 const struct lint_time *time)
{
    if (!time->is_absolute || !time->is_now || time->is_compensated
        || time->amount_count == 0 || time->clock == LINT_CLOCK_UNKNOWN
        || time->clock == LINT_CLOCK_REALTIME) {
        return false;
    }
    for (int i = 0; i < time->amount_count; i++) {
        if (time->amounts[i].is_computed && !time->amounts[i].is_constant) {
            return false;
        }
    }
    if (is_conditional(source, at)
        && has_word(source, (struct span){arguments->list[0].first,
                                          arguments->list[1].last})) {
        return false;
    }
    return !looks_at_lateness(source, at);
}
