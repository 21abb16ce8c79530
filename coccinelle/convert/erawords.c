/*
 * erawords: what a word, a call or a header tells of a source's release.
 *
 * The rows follow the releases: a row is true of all sources that were written
 * for a release in its span, and of no others. Names that were private to one
 * file of QEMU before they were public count from the day they were public.
 */
#include "erawords.h"

#include <string.h>

#define ANY (-2) /* number of arguments */

static const struct {
    const char *word;
    int arguments;
    struct era_span span;
} words[] = {
    {"configure_alarms", ANY, {13, 106}},
    {"get_ticks_per_sec", 0, {12, 205}},
    {"host_clock", ANY, {12, 106}},
    {"init_timer_alarm", 0, {13, 106}},
    {"ptimer_init", 1, {0, 207}},
    {"ptimer_init", 2, {208, 401}},
    {"ptimer_init", 3, {402, 0}},
    {"qemu_alarm_pending", 0, {13, 100}},
    {"qemu_calculate_timeout", 0, {13, 100}},
    {"qemu_clock_deadline", 1, {100, 106}},
    {"qemu_clock_deadline_ns_all", 1, {107, 401}},
    {"qemu_clock_deadline_ns_all", 2, {402, 0}},
    {"qemu_clock_get_ms", 1, {107, 0}},
    {"qemu_clock_get_ns", 1, {107, 0}},
    {"qemu_clock_get_us", 1, {107, 0}},
    {"qemu_clock_warp", 1, {15, 205}},
    {"qemu_del_timer", 1, {0, 106}},
    {"qemu_free_timer", 1, {0, 106}},
    {"qemu_get_clock", 1, {0, 14}},
    {"qemu_get_clock_ms", 1, {15, 106}},
    {"qemu_get_clock_ns", 1, {13, 106}},
    {"qemu_mod_timer", 2, {0, 106}},
    {"qemu_mod_timer_ns", 2, {100, 106}},
    {"qemu_new_timer", 3, {0, 14}},
    {"qemu_new_timer", 4, {15, 106}},
    {"qemu_new_timer_ms", 3, {15, 106}},
    {"qemu_new_timer_ns", 3, {15, 106}},
    {"qemu_next_deadline", 0, {13, 14}},
    {"qemu_next_icount_deadline", 0, {15, 15}},
    {"qemu_register_clock_reset_notifier", 2, {15, 106}},
    {"qemu_run_all_timers", 0, {13, 106}},
    {"qemu_run_timers", 1, {101, 106}},
    {"qemu_timer_expire_time_ns", 1, {100, 106}},
    {"qemu_unregister_clock_reset_notifier", 2, {15, 106}},
    {"quit_timers", 0, {13, 15}},
    {"rt_clock", ANY, {0, 106}},
    {"ticks_per_sec", ANY, {0, 11}},
    {"timer_init_full", ANY, {301, 0}},
    {"timer_init_tl", ANY, {203, 300}},
    {"timer_mod", 2, {107, 0}},
    {"timer_new", 4, {107, 0}},
    {"timer_new_full", ANY, {301, 0}},
    {"timer_new_ms", 3, {107, 0}},
    {"timer_new_ns", 3, {107, 0}},
    {"timer_new_us", 3, {107, 0}},
    {"vm_clock", ANY, {0, 106}},
};

static const struct {
    const char *name;
    struct era_span span;
} headers[] = {
    {"\"block/aio.h\"", {104, 0}},
    {"\"exec/icount.h\"", {1001, 0}},
    {"\"main-loop.h\"", {100, 103}},
    {"\"qemu-aio.h\"", {0, 103}},
    {"\"qemu-timer.h\"", {9, 103}},
    {"\"qemu/main-loop.h\"", {104, 0}},
    {"\"qemu/osdep.h\"", {206, 0}},
    {"\"qemu/timer.h\"", {104, 0}},
    {"\"sysemu/cpu-timers.h\"", {502, 902}},
    {"\"sysemu/sysemu.h\"", {104, 902}},
    {"\"system/cpu-timers.h\"", {1000, 0}},
    {"\"system/system.h\"", {1000, 0}},
    {"\"vl.h\"", {6, 9}},
};

/* The first release with headers that a target has. */
#define MADE_SINCE 104

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool is_word(const char *word, size_t length, const char *other)
{
    return !strncmp(word, other, length) && other[length] == '\0';
}

bool era_of_word(const char *word, size_t length, int arguments,
                 struct era_span *ret_span)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        if (words[i].word[0] == word[0]
            && (words[i].arguments == ANY || words[i].arguments == arguments)
            && is_word(word, length, words[i].word)) {
            *ret_span = words[i].span;
            ret_span->may_be_made = words[i].span.since >= MADE_SINCE
                                    || !strcmp(words[i].word,
                                               "get_ticks_per_sec");
            ret_span->by_arguments =
                (i > 0 && is_word(word, length, words[i - 1].word))
                || (i + 1 < COUNT(words)
                    && is_word(word, length, words[i + 1].word));
            return true;
        }
    }
    return false;
}

bool era_of_header(const char *header, size_t length, struct era_span *ret_span)
{
    for (size_t i = 0; i < COUNT(headers); i++) {
        if (is_word(header, length, headers[i].name)) {
            *ret_span = headers[i].span;
            ret_span->may_be_made = headers[i].span.since >= MADE_SINCE;
            return true;
        }
    }
    return false;
}
