/*
 * leaving: calls of a main loop that has its timers inside now.
 *
 * The alarm timers have gone, qemu_clock_warp() is for those who count
 * instructions, and main_loop_wait() was told a timeout up to 0.12, as 0.13
 * tells it not to block.
 */
#include "leaving.h"

#include <stdlib.h>
#include <string.h>

#include "laterwords.h"
#include "trouble.h"

/* if (init_timer_alarm() < 0) { ... } without else: the '}', or NO_TOKEN. */
static size_t end_of_branch(const struct site *s)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t at = s->occurrence->token, close;

    if (at < 3 || s->arguments.count != 0 || !token_is(t, at - 1, "(")
        || !token_is(t, at - 2, "if") || !token_is(t, at + 3, "<")
        || !token_is(t, at + 4, "0") || !token_is(t, at + 5, ")")
        || !token_is(t, at + 6, "{") || o->list[at + 6].partner == NO_TOKEN
        || !(token_is(t, at - 3, ";") || token_is(t, at - 3, "{")
             || token_is(t, at - 3, "}"))) {
        return NO_TOKEN;
    }
    close = o->list[at + 6].partner;
    return token_is(t, close + 1, "else") ? NO_TOKEN : close;
}

void judge_alarm(struct site *s)
{
    size_t end = end_of_branch(s), start = s->occurrence->token - 2;

    if (end != NO_TOKEN && !strcmp(s->occurrence->name->word,
                                   "init_timer_alarm")) {
        source_add_edit(s->source, start, end + 1 - start, "",
                        s->occurrence->name->rule);
    } else if (later_is_statement(s) || later_is_labelled(s)) {
        judge_call_to_delete(s);
    } else {
        site_refuse(s, text_format("%s", s->occurrence->name->reason));
    }
}

void judge_warp(struct site *s)
{
    bool is_newer = s->levels.to >= 502;
    char *line, *text;

    if (!later_is_statement(s) || s->arguments.count != 1
        || !(later_argument_is(s, 0, "vm_clock")
             || later_argument_is(s, 0, "QEMU_CLOCK_VIRTUAL"))) {
        site_refuse(s, text_format("%s", s->occurrence->name->reason));
        return;
    }
    line = later_new_line(s, s->occurrence->token);
    text = text_format("if (%s) {%s    %s();%s}",
                       is_newer ? "icount_enabled()" : "use_icount", line,
                       is_newer ? "icount_start_warp_timer"
                                : "qemu_start_warp_timer",
                       line);
    source_add_edit(s->source, s->occurrence->token,
                    s->arguments.close + 2 - s->occurrence->token, text,
                    s->occurrence->name->rule);
    free(text);
    free(line);
}

static bool is_timeout_call(const struct tokens *t, size_t first, size_t last)
{
    return last == first + 2 && token_is(t, first, "qemu_calculate_timeout");
}

bool is_loop_timeout(const struct site *s)
{
    const struct tokens *t = &s->source->tokens;
    size_t at = s->occurrence->token;

    return at >= 2 && token_is(t, at, "qemu_calculate_timeout")
           && token_is(t, at - 1, "(") && token_is(t, at - 2, "main_loop_wait")
           && s->arguments.count == 0 && token_is(t, at + 3, ")");
}

/* A number, with or without '-': is it 0? */
static bool is_number(const struct tokens *t, struct argument a, bool *ret_zero)
{
    char *text, *end;

    a.first += a.first < a.last && token_is(t, a.first, "-");
    if (a.first != a.last || t->list[a.first].kind != TOKEN_NUMBER) {
        return false;
    }
    text = token_text(t, a.first);
    *ret_zero = strtoull(text, &end, 0) == 0;
    end += strspn(end, "uUlL");
    if (*end) {
        end = NULL;
    }
    free(text);
    return end;
}

/* Of 0.12 or before, or surely not, or who knows? */
enum meaning { MEANS_TIMEOUT, MEANS_FLAG, MEANS_EITHER };

static enum meaning meaning_of_wait(const struct site *s)
{
    if (s->levels.from > 12 || later_argument_is(s, 0, "true")
        || later_argument_is(s, 0, "false")
        || token_is(&s->source->tokens, s->arguments.list[0].first, "!")) {
        return MEANS_FLAG;
    }
    return s->levels.from_last && s->levels.from_last <= 12 ? MEANS_TIMEOUT
                                                            : MEANS_EITHER;
}

bool judge_main_loop_wait(struct site *s)
{
    const struct tokens *t = &s->source->tokens;
    const struct argument *a = &s->arguments.list[0];
    enum meaning meaning = MEANS_TIMEOUT;
    bool is_zero = false, is_timeout;
    char *own, *text;

    if (s->arguments.count != 1 || a->first > a->last) {
        return false;
    }
    is_timeout = is_timeout_call(t, a->first, a->last);
    if (!is_timeout) {
        meaning = meaning_of_wait(s);
    }
    if (meaning == MEANS_EITHER) {
        site_refuse(s, text_format("a timeout or a flag, as the release is;"
                                   " --from decides"));
    }
    if (meaning != MEANS_TIMEOUT) {
        return meaning == MEANS_EITHER;
    }
    own = later_text(s, a->first, a->last);
    text = is_timeout || is_number(t, *a, &is_zero)
               ? text_format("%s", is_zero ? "true" : "false")
               : text_format("!(%s)", own);
    source_add_edit(s->source, a->first, a->last + 1 - a->first, text,
                    s->occurrence->name->rule);
    free(text);
    free(own);
    return true;
}
