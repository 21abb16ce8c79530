/*
 * lists: timers that were made on a list, and are made in a group now.
 *
 * timer_init() took a list up to 2.2, timer_init_tl() up to 3.0. A list that
 * is written GROUP.tl[TYPE] names its group and its clock; a variable does
 * not, and a person has to look where it came from.
 */
#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "laterwords.h"
#include "trouble.h"

struct list {
    char *group; /* a pointer's text, NULL for the main loop's */
    char *clock;
};

static void list_deinit(struct list *list)
{
    free(list->group);
    free(list->clock);
}

/* GROUP.tl[TYPE], or the function that says the same of the main loop. */
static bool split_list(const struct site *s, const struct argument *a,
                       struct list *ret_list)
{
    const struct outline *o = &s->source->outline;
    const struct tokens *t = &s->source->tokens;
    size_t open = o->list[a->last].partner, word, dot;

    if (open == NO_TOKEN || a->last <= open + 1) {
        return false;
    }
    if (token_is(t, a->first, "qemu_clock_get_main_loop_timerlist")
        && open == a->first + 1) {
        *ret_list = (struct list){
            .clock = later_text(s, open + 1, a->last - 1)};
        return true;
    }
    if (open < a->first + 3 || !token_is(t, open, "[")) {
        return false;
    }
    word = outline_prev(o, open);
    dot = outline_prev(o, word);
    if (!token_is(t, word, "tl")
        || !(token_is(t, dot, ".") || token_is(t, dot, "->"))) {
        return false;
    }
    *ret_list = (struct list){.clock = later_text(s, open + 1, a->last - 1)};
    if (dot != a->first + 1 || !token_is(t, a->first, "main_loop_tlg")) {
        char *text = later_text(s, a->first, dot - 1);

        ret_list->group =
            text_format("%s%s", token_is(t, dot, ".") ? "&" : "", text);
        free(text);
    }
    return true;
}

/* How the name at token is declared, told from the words before it. */
static bool is_declared_as(const struct source *source, size_t token,
                           const char *type)
{
    const struct outline *o = &source->outline;

    for (size_t at = 0; at < source->tokens.count; at++) {
        size_t prev = outline_prev(o, at);

        if (!tokens_equal(&source->tokens, at, &source->tokens, token)
            || !is_declared_here(o, at) || prev == NO_TOKEN) {
            continue;
        }
        if (token_is(&source->tokens, prev, "*")) {
            prev = outline_prev(o, prev);
        }
        if (prev != NO_TOKEN && token_is(&source->tokens, prev, type)) {
            return true;
        }
    }
    return false;
}

static void replace_argument(struct site *s, int number, const char *text)
{
    const struct argument *a = &s->arguments.list[number];

    source_add_edit(s->source, a->first, a->last + 1 - a->first, text,
                    s->occurrence->name->rule);
}

/* timer_new() has a suffix for a scale with a name. */
static void to_main_loop(struct site *s, int number, const struct list *list,
                         const char *plain)
{
    const char *suffix = number > 0                              ? NULL
                         : later_argument_is(s, 1, "SCALE_MS") ? "_ms"
                         : later_argument_is(s, 1, "SCALE_US") ? "_us"
                         : later_argument_is(s, 1, "SCALE_NS") ? "_ns"
                                                               : NULL;
    char *name = text_format("%s%s", plain, suffix ? suffix : "");

    site_rename(s, s->occurrence->token, name);
    replace_argument(s, number, list->clock);
    if (suffix) {
        /* with the comma in front: no blank is left at a line's end */
        source_add_edit(s->source, s->arguments.list[1].first - 1, 2, "",
                        s->occurrence->name->rule);
    }
    free(name);
}

/* The arguments from list on: list, scale, ... */
static void to_group(struct site *s, int number, const struct list *list,
                     const char *plain, const char *full)
{
    char *text;

    if (!list->group) {
        to_main_loop(s, number, list, plain);
        return;
    }
    text = text_format("%s, %s", list->group, list->clock);
    site_rename(s, s->occurrence->token, full);
    replace_argument(s, number, text);
    later_insert(s, s->arguments.list[number + 1].last + 1, ", 0");
    free(text);
}

static void refuse_list(struct site *s)
{
    site_refuse(s, text_format("on a list whose group is not written here; 3.1"
                               " takes the group and the clock"));
}

bool judge_timer_init(struct site *s)
{
    const struct argument *a = &s->arguments.list[1];
    struct list list;

    if (s->arguments.count != 5 || a->first > a->last) {
        return false;
    }
    if (split_list(s, a, &list)) {
        if (list.group && s->levels.to < 301) {
            site_rename(s, s->occurrence->token, "timer_init_tl");
        } else {
            to_group(s, 1, &list, "timer_init", "timer_init_full");
        }
        list_deinit(&list);
        return true;
    }
    if (!is_declared_as(s->source, a->last, "QEMUTimerList")) {
        return false;
    }
    if (s->levels.to < 301) {
        site_rename(s, s->occurrence->token, "timer_init_tl");
    } else {
        refuse_list(s);
    }
    return true;
}

static bool judge_tl(struct site *s, int number, int count, const char *plain,
                     const char *full)
{
    struct list list;

    if (s->arguments.count == count
        && split_list(s, &s->arguments.list[number], &list)) {
        to_group(s, number, &list, plain, full);
        list_deinit(&list);
    } else {
        refuse_list(s);
    }
    return true;
}

bool judge_timer_init_tl(struct site *s)
{
    return judge_tl(s, 1, 5, "timer_init", "timer_init_full");
}

bool judge_timer_new_tl(struct site *s)
{
    return judge_tl(s, 0, 4, "timer_new", "timer_new_full");
}
