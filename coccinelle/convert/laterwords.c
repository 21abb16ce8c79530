/*
 * laterwords: the judges of later.h that look at one word or one call.
 */
#include "laterwords.h"

#include <stdlib.h>
#include <string.h>

#include "headers.h"
#include "trouble.h"

char *later_text(const struct site *s, size_t first, size_t last)
{
    const struct token *list = s->source->tokens.list;

    return text_copy(s->source->text + list[first].offset,
                     list[last].offset + list[last].length
                         - list[first].offset);
}

bool later_argument_is(const struct site *s, int number, const char *word)
{
    const struct argument *a = &s->arguments.list[number];

    return number < s->arguments.count && a->first == a->last
           && token_is(&s->source->tokens, a->first, word);
}

void later_insert(struct site *s, size_t before, const char *text)
{
    source_add_edit(s->source, before, 0, text, s->occurrence->name->rule);
}

static bool is_next(const struct site *s, size_t at, const char *const *words)
{
    for (int i = 0; at != NO_TOKEN && words[i]; i++) {
        if (token_is(&s->source->tokens, at, words[i])) {
            return true;
        }
    }
    return false;
}

bool later_is_statement(const struct site *s)
{
    static const char *const before[] = {";", "{", "}", NULL};
    static const char *const behind[] = {";", NULL};
    const struct outline *o = &s->source->outline;
    size_t prev = outline_prev(o, s->occurrence->token);
    size_t next = outline_next(o, s->arguments.close);

    return s->arguments.count >= 0 && is_next(s, prev, before)
           && is_next(s, next, behind) && next == s->arguments.close + 1;
}

bool is_label_end(const struct outline *o, size_t colon)
{
    const struct tokens *t = o->tokens;
    size_t at = colon;

    if (!token_is(t, colon, ":")) {
        return false;
    }
    while (at > 0 && !token_is(t, at - 1, ";") && !token_is(t, at - 1, "{")
           && !token_is(t, at - 1, "}")
           && !(token_is(t, at - 1, ":") && is_label_end(o, at - 1))) {
        at--;
    }
    return token_is(t, at, "case")
           || (at + 1 == colon && t->list[at].kind == TOKEN_NAME);
}

bool later_is_labelled(const struct site *s)
{
    size_t at = s->occurrence->token;

    return at > 0 && s->arguments.count >= 0
           && is_label_end(&s->source->outline, at - 1)
           && token_is(&s->source->tokens, s->arguments.close + 1, ";");
}

char *later_new_line(const struct site *s, size_t token)
{
    const char *text = s->source->text;
    size_t end = s->source->tokens.list[token].offset, start = end;
    size_t blank;

    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    for (blank = start; text[blank] == ' ' || text[blank] == '\t'; blank++) {
        /* on */
    }
    if (start == 0) {
        return text_format("\n");
    }
    return text_format("%s\n%.*s",
                       start > 1 && text[start - 2] == '\r' ? "\r" : "",
                       (int)(blank - start), text + start);
}

static bool is_written(const struct site *s)
{
    static const char *const behind[] = {"=",  "+=", "-=", "|=", "&=",
                                         "++", "--", NULL};
    static const char *const before[] = {"&", "++", "--", NULL};
    const struct outline *o = &s->source->outline;
    size_t at = s->occurrence->token;

    return is_next(s, outline_next(o, at), behind)
           || is_next(s, outline_prev(o, at), before);
}

/* Another spelling, whatever is around. */
bool judge_word(struct site *s)
{
    site_rename(s, s->occurrence->token, s->occurrence->name->became);
    return true;
}

/* Until 2.1 it took a string. */
bool judge_configure_icount(struct site *s)
{
    if (s->arguments.count == 1) {
        site_refuse(s, text_format("takes QemuOpts and an Error ** from 2.2 on,"
                                   " in place of a string"));
        return true;
    }
    return s->levels.to >= 502 && judge_word(s);
}

/* A variable that became a call. */
bool judge_value(struct site *s)
{
    if (is_written(s)) {
        site_refuse(s, text_format("written to, and read only through %s now",
                                   s->occurrence->name->became));
        return true;
    }
    return judge_word(s);
}

bool judge_gone(struct site *s)
{
    site_refuse(s, text_format("%s", s->occurrence->name->reason));
    return true;
}

/* f() that takes an argument now. */
static bool give_argument(struct site *s, const char *argument)
{
    if (s->arguments.count != 0) {
        return false;
    }
    later_insert(s, s->arguments.close, argument);
    return true;
}

/* It could not fail, so nobody asks whether it did. */
bool judge_context_new(struct site *s)
{
    return give_argument(s, ERROR_ABORT);
}

/* Does this bracket close the head of an if or of a loop, a macro's too? */
static bool ends_head(const struct site *s, size_t close)
{
    static const char *const casts[] = {"return", "case", "else", "do", NULL};
    const struct outline *o = &s->source->outline;
    size_t word;

    if (close == NO_TOKEN || !token_is(&s->source->tokens, close, ")")
        || o->list[close].partner == NO_TOKEN) {
        return false;
    }
    word = outline_prev(o, o->list[close].partner);
    return word != NO_TOKEN && s->source->tokens.list[word].kind == TOKEN_NAME
           && !is_next(s, word, casts);
}

/* Is a statement the last one of ({ .. }), whose value it is then? */
static bool is_last_of_value(const struct site *s, size_t semicolon)
{
    const struct outline *o = &s->source->outline;
    size_t brace = outline_next(o, semicolon);

    return brace != NO_TOKEN && token_is(&s->source->tokens, brace, "}")
           && outline_next(o, brace) != NO_TOKEN
           && token_is(&s->source->tokens, outline_next(o, brace), ")");
}

/* Is the token in round brackets within its block, as in for (;f();)? */
static bool is_in_brackets(const struct site *s, size_t at)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;

    for (at = outline_prev(o, at); at != NO_TOKEN; at = outline_prev(o, at)) {
        if (token_is(t, at, "(") || token_is(t, at, "{")) {
            return token_is(t, at, "(");
        }
        if ((token_is(t, at, ")") || token_is(t, at, "}"))
            && o->list[at].partner != NO_TOKEN) {
            at = o->list[at].partner;
        }
    }
    return false;
}

/* Is the call a statement, in a block or not, so that nobody has its value? */
static bool is_value_dropped(const struct site *s)
{
    static const char *const before[] = {"else", "do", NULL};
    size_t at = s->occurrence->token;
    size_t prev = outline_prev(&s->source->outline, at);

    return (later_is_statement(s) || later_is_labelled(s)
            || ((is_next(s, prev, before) || ends_head(s, prev))
                && token_is(&s->source->tokens, s->arguments.close + 1, ";")))
           && !is_in_brackets(s, at)
           && !is_last_of_value(s, s->arguments.close + 1);
}

/* Who has its value sees to the failure himself. */
bool judge_init_main_loop(struct site *s)
{
    return give_argument(s, s->arguments.count == 0 && is_value_dropped(s)
                                ? ERROR_ABORT
                                : "NULL");
}

bool judge_init_clocks(struct site *s)
{
    bool is_old = give_argument(s, "NULL");

    if (s->levels.to < 1002 || s->arguments.count < 0) {
        return is_old;
    }
    source_add_edit(s->source, s->occurrence->token, 1, "qemu_init_clocks",
                    "10.2-init-clocks");
    return true;
}

/* Behind a label, which must not be the last thing in its block. */
static bool is_followed_label(const struct site *s)
{
    return later_is_labelled(s)
           && !token_is(&s->source->tokens, s->arguments.close + 2, "}");
}

/* What has gone without a successor. */
bool judge_call_to_delete(struct site *s)
{
    const char *rule = s->occurrence->name->rule;

    if (!later_is_statement(s) && !is_followed_label(s)) {
        site_refuse(s, text_format("gone; delete it (not a statement of its"
                                   " own here)"));
        return true;
    }
    for (size_t at = s->occurrence->token; at < s->arguments.close; at++) {
        static const char *const effects[] = {"=", "++", "--", "+=", NULL};

        if (is_next(s, at, effects)) {
            site_refuse(s, text_format("gone, but its argument has an effect"));
            return true;
        }
    }
    source_add_edit(s->source, s->occurrence->token,
                    s->arguments.close + 2 - s->occurrence->token, "", rule);
    return true;
}

bool judge_deadline(struct site *s)
{
    if (s->arguments.count != 1) {
        return false;
    }
    later_insert(s, s->arguments.close, ", QEMU_TIMER_ATTR_ALL");
    return true;
}

/* timer_new(T, SCALE_MS, ..): the scale becomes the suffix. */
bool judge_timer_new(struct site *s)
{
    static const struct {
        const char *scale, *became;
    } scales[] = {
        {"SCALE_MS", "timer_new_ms"},
        {"SCALE_US", "timer_new_us"},
        {"SCALE_NS", "timer_new_ns"},
    };

    for (size_t i = 0; s->arguments.count == 4 && i < 3; i++) {
        if (later_argument_is(s, 1, scales[i].scale)) {
            site_rename(s, s->occurrence->token, scales[i].became);
            source_add_edit(s->source, s->arguments.list[1].first - 1, 2, "",
                            s->occurrence->name->rule);
            return true;
        }
    }
    return false;
}

/* qemu_clock_get_main_loop_timerlist(T) is main_loop_tlg.tl[T]. */
bool judge_main_loop_list(struct site *s)
{
    if (s->arguments.count != 1) {
        site_refuse(s, text_format("gone; main_loop_tlg.tl[type] is the list"));
        return true;
    }
    source_add_edit(s->source, s->occurrence->token,
                    s->arguments.list[0].first - s->occurrence->token,
                    "main_loop_tlg.tl[", s->occurrence->name->rule);
    site_rename(s, s->arguments.close, "]");
    return true;
}
