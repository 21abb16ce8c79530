/*
 * names: every word of the old API, what it became, and when it went.
 *
 * One table, sorted by word. A row whose level lies above the target is no
 * legacy name for that target: get_ticks_per_sec() is still there in 1.7.
 */
#include "names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "later.h"
#include "letters.h"

#define ALARM "the alarm timers have gone; qemu_init_main_loop() does it all"
#define DEADLINE                                                               \
    "qemu_clock_deadline_ns_all() is near, but its contract"                   \
    " differs: -1 without a timer, where this one has INT32_MAX"

static const struct legacy_name names[] = {
    {"QEMUClock", NAME_CLOCK_TYPE, 107, "QEMUClockType", "1.7-clock-types",
     NULL},
    {"configure_alarms", NAME_ALARM, 107, NULL, "1.7-alarm-timers", ALARM},
    {"expire_time", NAME_EXPIRE_TIME, 107, "timer_expire_time_ns",
     "1.7-expire-time", NULL},
    {"get_ticks_per_sec", NAME_TICKS_CALL, 206, "NANOSECONDS_PER_SECOND",
     "2.6-ticks-per-sec", NULL},
    {"host_clock", NAME_CLOCK, 107, "QEMU_CLOCK_HOST", "1.7-clock-arguments",
     NULL},
    {"init_timer_alarm", NAME_ALARM, 107, NULL, "1.7-alarm-timers", ALARM},
    {"qemu_alarm_pending", NAME_PERSON, 107, NULL, NULL, ALARM},
    {"qemu_calculate_timeout", NAME_TICKS_CALL, 107,
     "qemu_timeout_ns_to_ms(timerlistgroup_deadline_ns(&main_loop_tlg))",
     "1.7-calculate-timeout", NULL},
    {"qemu_clock_deadline", NAME_PERSON, 107, NULL, NULL, DEADLINE},
    {"qemu_clock_warp", NAME_WARP, 206, "icount_start_warp_timer",
     "2.6-clock-warp",
     "gone in 2.6; nothing, or icount_start_warp_timer() under icount"},
    {"qemu_del_timer", NAME_VERB, 107, "timer_del", "1.7-timer-verbs", NULL},
    {"qemu_free_timer", NAME_VERB, 107, "timer_free", "1.7-timer-verbs", NULL},
    {"qemu_get_clock", NAME_READ, 107, NULL, "1.7-clock-reads", NULL},
    {"qemu_get_clock_ms", NAME_READ, 107, "qemu_clock_get_ms",
     "1.7-clock-reads", NULL},
    {"qemu_get_clock_ns", NAME_READ, 107, "qemu_clock_get_ns",
     "1.7-clock-reads", NULL},
    {"qemu_get_timer", NAME_VERB, 107, "timer_get", "1.7-timer-verbs", NULL},
    {"qemu_mod_timer", NAME_VERB, 107, "timer_mod", "1.7-timer-verbs", NULL},
    {"qemu_mod_timer_ns", NAME_VERB, 107, "timer_mod_ns", "1.7-timer-verbs",
     NULL},
    {"qemu_new_timer", NAME_NEW, 107, NULL, "1.7-new-timer", NULL},
    {"qemu_new_timer_ms", NAME_NEW, 107, "timer_new_ms", "1.7-new-timer", NULL},
    {"qemu_new_timer_ns", NAME_NEW, 107, "timer_new_ns", "1.7-new-timer", NULL},
    {"qemu_new_timer_us", NAME_NEW, 107, "timer_new_us", "1.7-new-timer", NULL},
    {"qemu_next_deadline", NAME_PERSON, 107, NULL, NULL, DEADLINE},
    {"qemu_next_icount_deadline", NAME_PERSON, 107, NULL, NULL, DEADLINE},
    {"qemu_put_timer", NAME_VERB, 107, "timer_put", "1.7-timer-verbs", NULL},
    {"qemu_register_clock_reset_notifier", NAME_CLOCK_VERB, 107,
     "qemu_clock_register_reset_notifier", "1.7-reset-notifiers", NULL},
    {"qemu_run_all_timers", NAME_VERB, 107, "qemu_clock_run_all_timers",
     "1.7-run-timers", NULL},
    {"qemu_run_timers", NAME_CLOCK_VERB, 107, "qemu_clock_run_timers",
     "1.7-run-timers", NULL},
    {"qemu_timer_expire_time_ns", NAME_VERB, 107, "timer_expire_time_ns",
     "1.7-timer-verbs", NULL},
    {"qemu_timer_expired", NAME_VERB, 107, "timer_expired", "1.7-timer-verbs",
     NULL},
    {"qemu_timer_pending", NAME_VERB, 107, "timer_pending", "1.7-timer-verbs",
     NULL},
    {"qemu_unregister_clock_reset_notifier", NAME_CLOCK_VERB, 107,
     "qemu_clock_unregister_reset_notifier", "1.7-reset-notifiers", NULL},
    {"quit_timers", NAME_ALARM, 107, NULL, "1.7-alarm-timers", ALARM},
    {"rt_clock", NAME_CLOCK, 107, "QEMU_CLOCK_REALTIME", "1.7-clock-arguments",
     NULL},
    {"ticks_per_sec", NAME_TICKS, 12, "get_ticks_per_sec()",
     "0.12-ticks-per-sec", NULL},
    {"vm_clock", NAME_CLOCK, 107, "QEMU_CLOCK_VIRTUAL", "1.7-clock-arguments",
     NULL},
};

#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

/* Functions that take a clock first and keep their spelling, and new ones
 * that half-migrated code already calls with an old clock. */
static const char *const clock_takers[] = {
    "qemu_clock_enable",     "qemu_clock_expired",
    "qemu_clock_get_ms",     "qemu_clock_get_ns",
    "qemu_clock_get_us",     "qemu_clock_has_timers",
    "qemu_clock_notify",     "qemu_clock_register_reset_notifier",
    "qemu_clock_run_timers", "qemu_clock_unregister_reset_notifier",
    "qemu_clock_warp",       "timer_new",
    "timer_new_ms",          "timer_new_ns",
    "timer_new_us",          NULL};

int level_parse(const char *text)
{
    char *end;
    long major, minor = 0;

    if (!strcmp(text, "newest")) {
        return LEVEL_NEWEST;
    }
    if (!isdigit((unsigned char)text[0])) {
        return -1;
    }
    major = strtol(text, &end, 10);
    if (*end == '.') {
        if (!isdigit((unsigned char)end[1])) {
            return -1;
        }
        minor = strtol(end + 1, &end, 10);
    }
    if (*end == '.' && isdigit((unsigned char)end[1])) {
        bool is_early = end[1] < '2';

        strtol(end + 1, &end, 10);
        if (major == 0 && minor == 8 && is_early) {
            minor = 7; /* vm_clock changed its unit in 0.8.2 */
        }
    }
    return *end || major > 99 || minor > 99 ? -1 : (int)(major * 100 + minor);
}

static int compare_word(const char *word, size_t length, const char *other)
{
    int order = strncmp(word, other, length);

    return order ? order : -(other[length] != '\0');
}

const struct legacy_name *name_find(const char *word, size_t length,
                                    int to_level)
{
    size_t low = 0, high = NAME_COUNT;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_word(word, length, names[middle].word);

        if (order == 0) {
            return names[middle].gone <= to_level ? &names[middle] : NULL;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return later_name_find(word, length, to_level);
}

size_t name_count(void)
{
    return NAME_COUNT + later_name_count();
}

const struct legacy_name *name_at(size_t number)
{
    return number < NAME_COUNT ? &names[number]
                               : &later_name_at(number - NAME_COUNT)->name;
}

size_t name_number(const struct legacy_name *name)
{
    if (name->kind == NAME_LATER) {
        return NAME_COUNT + ((const struct later_name *)name - later_name_at(0));
    }
    return name - names;
}

bool takes_clock(const char *word, size_t length)
{
    const struct legacy_name *name = name_find(word, length, LEVEL_NEWEST);

    if (name
        && (name->kind == NAME_READ || name->kind == NAME_NEW
            || name->kind == NAME_CLOCK_VERB)) {
        return true;
    }
    for (size_t i = 0; clock_takers[i]; i++) {
        if (!compare_word(word, length, clock_takers[i])) {
            return true;
        }
    }
    return false;
}

void names_scan(const char *text, size_t size, int to_level, word_found *found,
                void *opaque)
{
    static const char firsts[] = "PQVaceghimpqrtuv";
    size_t at = 0, start, length;
    const struct legacy_name *name;

    while (at < size) {
        length = letter_length(text, size, at);
        if (length == 0) {
            at++;
            continue;
        }
        start = at;
        for (; length > 0; length = letter_length(text, size, at)) {
            at += length;
        }
        if (at - start < 8
            || !memchr(firsts, text[start], sizeof(firsts) - 1)) {
            continue;
        }
        name = name_find(text + start, at - start, to_level);
        if (name) {
            found(opaque, start, name);
        }
    }
}

static void on_word(void *opaque, size_t offset, const struct legacy_name *name)
{
    *(bool *)opaque = true;
}

bool names_any(const char *text, size_t size, int to_level)
{
    bool any = false;

    names_scan(text, size, to_level, on_word, &any);
    return any;
}
