/*
 * transactions: ptimers with a callback instead of a bottom half, from 4.2.
 *
 * Each run of setters of one ptimer stands between begin and commit; but the
 * ptimer's own callback is called inside of a transaction, and must not begin
 * another.
 */
#include <stdlib.h>
#include <string.h>

#include "bottomhalf.h"
#include "declarations.h"
#include "laterwords.h"
#include "ptimers.h"
#include "trouble.h"

#define RULE "4.2-ptimer-callback"

static bool has_edit_at(const struct source *source, size_t at)
{
    for (size_t i = 0; i < source->edit_count; i++) {
        if (source->edits[i].first == at) {
            return true;
        }
    }
    return false;
}

/* QEMUBH *bh; which nothing else needs any more. */
static void drop_declarations(struct site *s, size_t name)
{
    for (size_t at = 0; at < s->source->tokens.count; at++) {
        size_t count = bottom_half_declaration(s->source, at, name);

        if (count > 0) {
            if (!has_edit_at(s->source, at)) {
                source_add_edit(s->source, at, count, "", RULE);
            }
            at += count - 1;
        }
    }
}

/* bh = qemu_bh_new(CALLBACK, OPAQUE); goes, its arguments come here. */
static void to_callback(struct site *s, const struct ptimer *p)
{
    const struct argument *bh = &s->arguments.list[0];
    char *callback = token_text(&s->source->tokens, p->callback);
    char *opaque = later_text(s, p->opaque.first, p->opaque.last);
    char *text = text_format("%s, %s", callback, opaque);

    source_add_edit(s->source, bh->first, bh->last + 1 - bh->first, text, RULE);
    if (p->bh != NO_TOKEN) {
        source_add_edit(s->source, p->bh, p->bh_count, "", RULE);
        drop_declarations(s, bh->last);
    }
    free(text);
    free(opaque);
    free(callback);
}

bool judge_ptimer_init(struct site *s)
{
    struct ptimer p;

    if (s->arguments.count != 1
        && (s->arguments.count != 2 || s->levels.to < 402)) {
        return false;
    }
    if (s->levels.to >= 402) {
        p = ptimer_at(s->source, s->occurrence->token);
        if (p.callback == NO_TOKEN) {
            site_refuse(s, text_format("%s: it takes the callback itself from"
                                       " 4.2 on",
                                       p.reason));
            return true;
        }
        to_callback(s, &p);
    }
    if (s->arguments.count == 1) {
        source_add_edit(s->source, s->arguments.close, 0,
                        s->levels.to >= 701 ? ", PTIMER_POLICY_LEGACY"
                                            : ", PTIMER_POLICY_DEFAULT",
                        "2.8-ptimer-policy");
    }
    return true;
}

static bool has_transactions(const struct source *source)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (token_is(&source->tokens, at, "ptimer_transaction_begin")) {
            return true;
        }
    }
    return false;
}

static bool is_setter(const struct tokens *t, size_t at)
{
    static const char *const setters[] = {
        "ptimer_run",       "ptimer_set_count",  "ptimer_set_freq",
        "ptimer_set_limit", "ptimer_set_period", "ptimer_stop",
        NULL};

    for (int i = 0; setters[i]; i++) {
        if (token_is(t, at, setters[i])) {
            return true;
        }
    }
    return false;
}

/* Is the call whose name stands at token a setter of the same ptimer, and a
 * statement of its own? */
static bool belongs(const struct site *s, size_t name)
{
    const struct tokens *t = &s->source->tokens;
    struct arguments arguments;

    if (name == 0 || name == NO_TOKEN || !is_setter(t, name)
        || !(token_is(t, name - 1, ";") || token_is(t, name - 1, "{")
             || token_is(t, name - 1, "}")
             || is_label_end(&s->source->outline, name - 1))) {
        return false;
    }
    outline_arguments(&s->source->outline, name + 1, &arguments);
    return arguments.count > 0 && token_is(t, arguments.close + 1, ";")
           && same_text(s->source, arguments.list[0],
                               s->arguments.list[0]);
}

static bool is_first(const struct site *s)
{
    const struct tokens *t = &s->source->tokens;
    size_t close = s->occurrence->token - 2, open;

    if (!token_is(t, close + 1, ";") || !token_is(t, close, ")")) {
        return true;
    }
    open = s->source->outline.list[close].partner;
    return open == NO_TOKEN || open == 0 || !belongs(s, open - 1);
}

/* A new line like that of the token; a blank where it is not the first there,
 * as in if (..) ptimer_stop(..); on one line. */
static char *new_line_or_blank(const struct site *s, size_t token)
{
    const char *text = s->source->text;
    size_t at = s->source->tokens.list[s->occurrence->token].offset;

    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
        at--;
    }
    return at == 0 || text[at - 1] == '\n' ? later_new_line(s, token)
                                           : text_format(" ");
}

static void wrap(struct site *s, bool is_alone)
{
    char *timer = later_text(s, s->arguments.list[0].first,
                             s->arguments.list[0].last);
    size_t at = s->occurrence->token, end = s->arguments.close + 1;
    size_t head = statement_start(&s->source->outline, at);
    char *line = new_line_or_blank(s, at), *outer = new_line_or_blank(s, head);
    char *text;

    if (is_alone || is_first(s)) {
        text = text_format("ptimer_transaction_begin(%s);%s", timer, line);
        source_add_edit(s->source, at, 0, text, RULE);
        free(text);
    }
    if (is_alone || !belongs(s, end + 1)) {
        text = text_format(";%sptimer_transaction_commit(%s);%s%s", line, timer,
                           is_alone ? outer : "", is_alone ? "}" : "");
        source_add_edit(s->source, end, 1, text, RULE);
        free(text);
    }
    if (is_alone) {
        char *before = token_text(&s->source->tokens, at - 1);

        text = text_format("%s {", before);
        source_add_edit(s->source, at - 1, 1, text, RULE);
        free(text);
        free(before);
    }
    free(outer);
    free(line);
    free(timer);
}

/* Alone behind if (..), else and the like, without braces. */
static bool is_body(const struct site *s)
{
    const struct tokens *t = &s->source->tokens;
    size_t before = s->occurrence->token - 1;

    return s->occurrence->token > 0 && s->arguments.count > 0
           && (token_is(t, before, ")") || token_is(t, before, "else"))
           && token_is(t, s->arguments.close + 1, ";");
}

/* Is there a transaction in the function that holds the token? */
static bool has_transaction_around(const struct source *source, size_t token)
{
    uint32_t item = source->outline.list[token].item;

    for (size_t at = 0; at < source->tokens.count; at++) {
        if (source->outline.list[at].item == item
            && token_is(&source->tokens, at, "ptimer_transaction_begin")) {
            return true;
        }
    }
    return false;
}

/* In a file that has transactions: one that was left when these were made, as
 * far as the release of the sources tells. */
static bool judge_left_setter(struct site *s)
{
    size_t timer = last_name(s->source, s->arguments.list[0]);

    if (!s->levels.from_last || s->levels.from_last >= 402
        || has_transaction_around(s->source, s->occurrence->token)
        || ptimer_calls_at(s->source, s->occurrence->token, timer)
               == CALLS_INSIDE) {
        return false;
    }
    site_refuse(s, text_format("a transaction from 4.2 on, and here is none,"
                               " as in other places of this file"));
    return true;
}

bool judge_ptimer_setter(struct site *s)
{
    size_t timer;
    struct ptimer ptimer;

    if (s->arguments.count < 1) {
        return false;
    }
    if (has_transactions(s->source)) {
        return judge_left_setter(s);
    }
    if (!ptimer_is_created_in(s->source)) {
        site_refuse(s, text_format("a transaction from 4.2 on, but not in the"
                                   " ptimer's callback, and its creation is"
                                   " not in this file"));
        return true;
    }
    timer = last_name(s->source, s->arguments.list[0]);
    if (timer != NO_TOKEN && ptimer_named(s->source, timer, &ptimer)
        && ptimer.callback == NO_TOKEN) {
        site_refuse(s, text_format("a transaction from 4.2 on, but not in the"
                                   " ptimer's callback: %s",
                                   ptimer.reason));
        return true;
    }
    switch (ptimer_calls_at(s->source, s->occurrence->token, timer)) {
    case CALLS_INSIDE:
        return false;
    case CALLS_BOTH:
        site_refuse(s, text_format("a transaction from 4.2 on, but called from"
                                   " the ptimer's callback, which is in one,"
                                   " and from elsewhere"));
        return true;
    case CALLS_FREE:
        break;
    }
    if (later_is_statement(s) || later_is_labelled(s) || is_body(s)) {
        wrap(s, !later_is_statement(s) && !later_is_labelled(s));
    } else {
        site_refuse(s, text_format("a transaction from 4.2 on, and not a"
                                   " statement of its own"));
    }
    return true;
}
