/*
 * later: words of the new API that a later release changed again.
 */
#include "later.h"

#include <stdlib.h>
#include <string.h>

#include "declarations.h"
#include "laterwords.h"
#include "leaving.h"
#include "trouble.h"

#define WORD(word, level, became, rule, family, judge)                         \
    {{word, NAME_LATER, level, became, rule, NULL}, family, judge}
#define GONE(word, level, reason)                                              \
    {{word, NAME_LATER, level, NULL, NULL, reason}, "-none-", judge_gone}

#define ICOUNT(word, became)                                                   \
    WORD(word, 502, became, "5.2-icount-names", "-icount-names", judge_word)
#define DELETED(word, level, rule, family)                                     \
    WORD(word, level, NULL, rule, family, judge_call_to_delete)
#define SETTER(word)                                                           \
    WORD(word, 402, NULL, "4.2-ptimer-callback", "-ptimer-",                   \
         judge_ptimer_setter)

/* Sorted by word. */
static const struct later_name names[] = {
    WORD("PTIMER_POLICY_DEFAULT", 701, "PTIMER_POLICY_LEGACY",
         "7.1-ptimer-policy", "-ptimer-", judge_word),
    WORD("VMSTATE_TIMER", 203, "VMSTATE_TIMER_PTR", "2.3-vmstate-timer",
         "-vmstate-timer", judge_vmstate_timer),
    WORD("VMSTATE_TIMER_ARRAY", 203, "VMSTATE_TIMER_PTR_ARRAY",
         "2.3-vmstate-timer", "-vmstate-timer", judge_vmstate_timer),
    WORD("VMSTATE_TIMER_TEST", 203, "VMSTATE_TIMER_PTR_TEST",
         "2.3-vmstate-timer", "-vmstate-timer", judge_vmstate_timer),
    WORD("VMSTATE_TIMER_V", 203, "VMSTATE_TIMER_PTR_V", "2.3-vmstate-timer",
         "-vmstate-timer", judge_vmstate_timer),
    DELETED("aio_context_acquire", 900, "9.0-context-lock", "-context-lock"),
    WORD("aio_context_new", 202, NULL, "2.2-error-arguments",
         "-error-arguments", judge_context_new),
    DELETED("aio_context_release", 900, "9.0-context-lock", "-context-lock"),
    WORD("aio_set_event_notifier", 107, NULL, "2.5-aio-handlers",
         "-aio-handlers", judge_event_notifier),
    WORD("aio_set_fd_handler", 107, NULL, "2.5-aio-handlers", "-aio-handlers",
         judge_fd_handler),
    WORD("configure_icount", 202, "icount_configure", "5.2-icount-names",
         "-icount-names", judge_configure_icount),
    ICOUNT("cpu_get_icount", "icount_get"),
    ICOUNT("cpu_get_icount_raw", "icount_get_raw"),
    WORD("cpu_get_real_ticks", 205, "cpu_get_host_ticks", "2.5-host-ticks",
         "-host-ticks", judge_word),
    ICOUNT("cpu_icount_to_ns", "icount_to_ns"),
    ICOUNT("cpu_ticks_init", "cpu_timers_init"),
    ICOUNT("cpu_update_icount", "icount_update"),
    WORD("init_clocks", 209, NULL, "2.9-init-clocks", "-init-clocks",
         judge_init_clocks),
    WORD("main_loop_wait", 13, NULL, "0.13-main-loop-wait", "-main-loop-wait",
         judge_main_loop_wait),
    WORD("profile_getclock", 801, "get_clock", "8.1-profile-clock",
         "-profile-clock", judge_word),
    WORD("ptimer_init", 208, NULL, "2.8-ptimer-policy", "-ptimer-",
         judge_ptimer_init),
    SETTER("ptimer_run"),
    SETTER("ptimer_set_count"),
    SETTER("ptimer_set_freq"),
    SETTER("ptimer_set_limit"),
    SETTER("ptimer_set_period"),
    SETTER("ptimer_stop"),
    ICOUNT("qemu_account_warp_timer", "icount_account_warp_timer"),
    WORD("qemu_clock_deadline_ns_all", 402, NULL, "4.2-deadline-mask",
         "-deadline-mask", judge_deadline),
    GONE("qemu_clock_get_last", 402,
         "gone in 4.2, with the reset notifiers it served"),
    WORD("qemu_clock_get_main_loop_timerlist", 1000, NULL,
         "10.0-main-loop-lists", "-main-loop-lists", judge_main_loop_list),
    DELETED("qemu_clock_register_reset_notifier", 402, "4.2-reset-notifiers",
            "4.2-reset-notifiers"),
    DELETED("qemu_clock_set_last", 402, "4.2-reset-notifiers",
            "4.2-reset-notifiers"),
    DELETED("qemu_clock_unregister_reset_notifier", 402, "4.2-reset-notifiers",
            "4.2-reset-notifiers"),
    ICOUNT("qemu_icount_round", "icount_round"),
    WORD("qemu_init_main_loop", 202, NULL, "2.2-error-arguments",
         "-error-arguments", judge_init_main_loop),
    ICOUNT("qemu_start_warp_timer", "icount_start_warp_timer"),
    WORD("qtest_clock_warp", 901, "qemu_clock_advance_virtual_time",
         "9.1-qtest-warp", "-qtest-warp", judge_word),
    WORD("timer_del", 600, NULL, "6.0-timer-free-deletes",
         "-timer-free-deletes", judge_timer_del),
    WORD("timer_init", 203, NULL, "2.3-timer-lists", "-timer-lists",
         judge_timer_init),
    WORD("timer_init_tl", 301, NULL, "3.1-timer-lists", "-timer-lists",
         judge_timer_init_tl),
    WORD("timer_new", 107, NULL, "1.7-timer-new-scale", "-timer-new-scale",
         judge_timer_new),
    WORD("timer_new_tl", 301, NULL, "3.1-timer-lists", "-timer-lists",
         judge_timer_new_tl),
    GONE("timerlist_get_clock", 1000,
         "gone in 10.0; remember the clock that the list was made for"),
    WORD("timerlist_new", 209, NULL, "2.9-notify-callbacks",
         "-notify-callbacks", judge_notify),
    WORD("timerlistgroup_init", 209, NULL, "2.9-notify-callbacks",
         "-notify-callbacks", judge_notify),
    WORD("use_icount", 502, "icount_enabled()", "5.2-icount-names",
         "-icount-names", judge_value),
};

#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

size_t later_name_count(void)
{
    return NAME_COUNT;
}

const struct later_name *later_name_at(size_t number)
{
    return &names[number];
}

static int compare_word(const char *word, size_t length, const char *other)
{
    int order = strncmp(word, other, length);

    return order ? order : -(other[length] != '\0');
}

const struct legacy_name *later_name_find(const char *word, size_t length,
                                          int to_level)
{
    size_t low = 0, high = NAME_COUNT;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_word(word, length, names[middle].name.word);

        if (order == 0) {
            return names[middle].name.gone <= to_level ? &names[middle].name
                                                       : NULL;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static const struct later_name *row_of(const struct occurrence *o)
{
    return o->name->kind == NAME_LATER ? (const struct later_name *)o->name
                                       : NULL;
}

static bool is_in_code(const struct occurrence *o)
{
    return o->place == PLACE_CODE || o->place == PLACE_MACRO;
}

void decide_later(struct site *s)
{
    row_of(s->occurrence)->judge(s);
}

static void forget_edits(struct source *source)
{
    for (size_t i = 0; i < source->edit_count; i++) {
        free(source->edits[i].text);
    }
    source->edit_count = 0;
}

/* Asks the judge, and forgets what it says: only the shape counts here. */
static bool has_old_shape(const struct worklist *worklist,
                          struct source *source, struct occurrence *o,
                          struct levels levels)
{
    struct site site = {.source = source,
                        .occurrence = o,
                        .worklist = worklist,
                        .levels = levels};
    bool is_old;

    if (is_declared_here(&source->outline, o->token) || o->is_own_macro
        || source->tokens.list[o->token].part == PART_DIRECTIVE) {
        return false;
    }
    outline_arguments(&source->outline,
                      outline_call(&source->outline, o->token),
                      &site.arguments);
    is_old = row_of(o)->judge(&site);
    free(o->reason);
    o->reason = NULL;
    forget_edits(source);
    return is_old;
}

static bool is_header(const struct source *source)
{
    size_t length = strlen(source->path);

    return length > 2 && !strcmp(source->path + length - 2, ".h");
}

/* int f(..) outside of functions; a static one is the file's own, but for a
 * header's. */
static bool is_function(const struct source *source, const struct occurrence *o,
                        bool is_own)
{
    const struct outline_token *at = &source->outline.list[o->token];
    size_t start = statement_start(&source->outline, o->token);

    return at->braces == 0 && at->parens == 0
           && source->tokens.list[o->token].part == PART_CODE
           && token_is(&source->tokens, o->token + 1, "(")
           && is_declared_here(&source->outline, o->token)
           && (token_is(&source->tokens, start, "static")
               && !is_header(source)) == is_own;
}

/* Is what is declared there the function from before the change? */
static bool is_old_function(const struct source *source,
                            const struct occurrence *o)
{
    const struct later_name *row = row_of(o);
    bool has_none = row->judge == judge_context_new
                    || row->judge == judge_init_main_loop
                    || row->judge == judge_init_clocks;

    return is_function(source, o, false)
           && (row->judge == judge_word || row->judge == judge_configure_icount
               || (has_none
                   && (token_is(&source->tokens, o->token + 2, "void")
                       || token_is(&source->tokens, o->token + 2, ")")))
               || (row->judge == judge_ptimer_init
                   && token_is(&source->tokens, o->token + 2, "QEMUBH")));
}

/* A static function of that name is the one that the file calls. */
static void leave_to_file(struct source *source, const struct legacy_name *name)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (o->name == name && o->token != NO_TOKEN && is_in_code(o)) {
            o->place = PLACE_OTHER;
        }
    }
}

void later_places(const struct worklist *worklist, struct source *source,
                  struct levels levels)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        struct occurrence *o = &source->occurrences[i];

        if (!row_of(o) || o->token == NO_TOKEN || !is_in_code(o)) {
            continue;
        }
        if (is_function(source, o, true)) {
            leave_to_file(source, o->name);
        } else if (is_old_function(source, o)) {
            o->place = PLACE_DEFINITION;
        } else if (!has_old_shape(worklist, source, o, levels)) {
            o->place = PLACE_OTHER;
        }
    }
}

/* Old names go through two rules, renamed, then deleted; or move statements
 * about as later ones do. */
static bool is_asked_by_old(const char *word, const char *rule)
{
    static const struct {
        const char *word, *rule;
    } asked[] = {
        {"configure_alarms", "1.7-alarm-timers"},
        {"init_timer_alarm", "1.7-alarm-timers"},
        {"qemu_clock_warp", "2.6-clock-warp"},
        {"qemu_clock_warp", "5.2-icount-names"},
        {"qemu_del_timer", "6.0-timer-free-deletes"},
        {"qemu_free_timer", "6.0-timer-free-deletes"},
        {"qemu_register_clock_reset_notifier", "4.2-reset-notifiers"},
        {"qemu_unregister_clock_reset_notifier", "4.2-reset-notifiers"},
        {"quit_timers", "1.7-alarm-timers"},
    };

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        if (!strcmp(word, asked[i].word) && !strcmp(rule, asked[i].rule)) {
            return true;
        }
    }
    return false;
}

bool later_asks_for(const struct occurrence *o, const char *rule)
{
    return row_of(o) ? strstr(rule, row_of(o)->family) != NULL
                     : is_asked_by_old(o->name->word, rule);
}

bool later_is_asked_for(const struct source *source, const char *rule)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        if (is_in_code(&source->occurrences[i])
            && later_asks_for(&source->occurrences[i], rule)) {
            return true;
        }
    }
    return false;
}

bool is_later_rule(const char *rule)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strstr(rule, names[i].family)) {
            return true;
        }
    }
    return false;
}
