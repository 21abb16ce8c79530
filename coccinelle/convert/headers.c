/*
 * headers: #include lines whose header has moved, and those that come along.
 *
 * qemu-timer.h brought the main loop with it up to 1.6, ptimers up to 1.0, and
 * any header the counting of instructions up to 5.1. Who used these through it
 * includes them himself now, right behind the header that brought them. So does
 * a file that is given &error_abort.
 */
#include "headers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trouble.h"

#define TIMER_RULE "1.4-timer-header"
#define OLDEST_RULE "1.4-vl-header"
#define OLDEST_OSDEP_RULE "2.6-vl-header"
#define SYSTEM_RULE "10.0-system-headers"
#define ICOUNT_RULE "10.1-icount-header"
#define ERROR_RULE "2.2-error-arguments"
#define FOLDER "\"sysemu/"
#define CPU_TIMERS "cpu-timers.h\""
#define MAIN_LOOP "\"qemu/main-loop.h\""
#define PTIMER "\"hw/ptimer.h\""
#define ERROR "\"qapi/error.h\""

typedef const char *const words[];

static words main_loop_words = {
    "main_loop_wait",      "qemu_add_child_watch", "qemu_bh_cancel",
    "qemu_bh_delete",      "qemu_bh_new",          "qemu_bh_schedule",
    "qemu_bh_schedule_idle", "qemu_init_main_loop", "qemu_notify_event",
    "qemu_set_fd_handler", "qemu_set_fd_handler2", NULL};

static words old_timer_words = {
    "qemu_del_timer",    "qemu_free_timer",   "qemu_get_clock",
    "qemu_get_clock_ms", "qemu_get_clock_ns", "qemu_mod_timer",
    "qemu_mod_timer_ns", "qemu_new_timer",    "qemu_new_timer_ms",
    "qemu_new_timer_ns", "qemu_new_timer_us", NULL};

static words ptimer_words = {
    "ptimer_free",      "ptimer_get_count", "ptimer_init",
    "ptimer_run",       "ptimer_set_count", "ptimer_set_freq",
    "ptimer_set_limit", "ptimer_set_period", "ptimer_stop", NULL};

static words icount_words = {
    "icount_account_warp_timer", "icount_configure", "icount_enabled",
    "icount_get",                "icount_get_raw",   "icount_round",
    "icount_start_warp_timer",   "icount_to_ns",     "icount_update",
    NULL};

static words cpu_timer_words = {
    "cpu_disable_ticks", "cpu_enable_ticks",       "cpu_get_clock",
    "cpu_get_ticks",     "cpu_timers_init",        "cpus_get_elapsed_ticks",
    "cpus_get_virtual_clock", "qemu_timer_notify_cb", NULL};

static const struct {
    const char *old, *became, *rule;
    int level, last; /* of the targets */
} headers[] = {
    {"\"main-loop.h\"", MAIN_LOOP, TIMER_RULE, 104, LEVEL_NEWEST},
    {"\"ptimer.h\"", PTIMER, TIMER_RULE, 104, LEVEL_NEWEST},
    {"\"qemu-aio.h\"", "\"block/aio.h\"", TIMER_RULE, 104, LEVEL_NEWEST},
    {"\"qemu-timer.h\"", "\"qemu/timer.h\"", TIMER_RULE, 104, LEVEL_NEWEST},
    {"\"vl.h\"", "\"qemu/timer.h\"", OLDEST_RULE, 104, 205},
    {"\"vl.h\"", "\"qemu/osdep.h\"\n#include \"qemu/timer.h\"",
     OLDEST_OSDEP_RULE, 206, LEVEL_NEWEST},
    {"\"sysemu/sysemu.h\"", "\"system/system.h\"", SYSTEM_RULE, 1000,
     LEVEL_NEWEST},
};

#define HEADER_COUNT (sizeof(headers) / sizeof(headers[0]))

bool headers_any(const char *text, size_t size, int to_level)
{
    for (size_t i = 0; i < HEADER_COUNT; i++) {
        if (headers[i].level <= to_level
            && memmem(text, size, headers[i].old, strlen(headers[i].old))) {
            return true;
        }
    }
    if (to_level >= 1001 && memmem(text, size, CPU_TIMERS, strlen(CPU_TIMERS))
        && memmem(text, size, "icount_", strlen("icount_"))) {
        return true;
    }
    return to_level >= 1000 && memmem(text, size, FOLDER, strlen(FOLDER));
}

static bool is_header(const struct source *source, size_t at, const char *name)
{
    return source->tokens.list[at].kind == TOKEN_HEADER
           && token_is(&source->tokens, at, name);
}

/* NO_TOKEN when it is not included. */
static size_t include_of(const struct source *source, const char *name)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (is_header(source, at, name)) {
            return at;
        }
    }
    return NO_TOKEN;
}

static bool includes(const struct source *source, const char *name)
{
    return include_of(source, name) != NO_TOKEN;
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (int i = 0; list[i]; i++) {
        if (!strcmp(word, list[i])) {
            return true;
        }
    }
    return false;
}

/* Is one of them used? */
static bool uses(const struct source *source, const char *const *list)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        const struct token *token = &source->tokens.list[at];

        if (token->kind == TOKEN_NAME
            && (token->part == PART_CODE || token->part == PART_MACRO_BODY)) {
            char *word = token_text(&source->tokens, at);
            bool found = is_one_of(word, list);

            free(word);
            if (found) {
                return true;
            }
        }
    }
    return false;
}

/* Did a name of the file become one of those? */
static bool gets(const struct source *source, const char *const *list)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if (o->converted && o->name->became) {
            char *word = text_copy(o->name->became,
                                   strcspn(o->name->became, "("));
            bool found = is_one_of(word, list);

            free(word);
            if (found) {
                return true;
            }
        }
    }
    return false;
}

/* An edit of a header's name, with the file's own line ends. */
static void edit_header(struct source *source, size_t at, const char *text,
                        const char *rule)
{
    bool has_cr = memmem(source->text, source->size, "\r\n", 2);
    char *lines = NULL;
    size_t size;
    FILE *stream = open_memstream(&lines, &size);

    if (!stream) {
        trouble_exit("out of memory");
    }
    for (; *text; text++) {
        fputs(*text == '\n' && has_cr ? "\r" : "", stream);
        if (*text != '\r') {
            putc(*text, stream);
        }
    }
    fclose(stream);
    source_add_edit(source, at, 1, lines, rule);
    free(lines);
}

/* One more line behind the header's, which may be about to move. */
static void include_behind(struct source *source, size_t header,
                           const char *name, const char *rule)
{
    char *own = token_text(&source->tokens, header), *text;
    size_t length;

    for (size_t i = 0; i < source->edit_count; i++) {
        struct edit *e = &source->edits[i];

        if (e->first == header) {
            free(own);
            own = e->text;
            source->edits[i] = source->edits[--source->edit_count];
            break;
        }
    }
    length = strcspn(own, "\r\n");
    text = text_format("%.*s\n#include %s%s", (int)length, own, name,
                       own + length);
    edit_header(source, header, text, rule);
    free(text);
    free(own);
}

/* Behind the first of these that is included, wherever it is. */
static void include_behind_first(struct source *source,
                                 const char *const *anchors, const char *name,
                                 const char *rule)
{
    bool is_there = false;

    for (int i = 0; !is_there && anchors[i]; i++) {
        for (size_t at = 0; at < source->tokens.count; at++) {
            if (is_header(source, at, anchors[i])) {
                include_behind(source, at, name, rule);
                is_there = true;
            }
        }
    }
}

static void move_headers(struct source *source, int to_level)
{
    for (size_t at = 0; at < source->tokens.count; at++) {
        char *text;

        if (source->tokens.list[at].kind != TOKEN_HEADER) {
            continue;
        }
        for (size_t i = 0; i < HEADER_COUNT; i++) {
            if (headers[i].level <= to_level && to_level <= headers[i].last
                && token_is(&source->tokens, at, headers[i].old)) {
                edit_header(source, at, headers[i].became,
                            headers[i].rule);
            }
        }
        text = token_text(&source->tokens, at);
        if (to_level >= 1000 && !strncmp(text, FOLDER, strlen(FOLDER))
            && strcmp(text, "\"sysemu/sysemu.h\"")
            && strcmp(text, "\"sysemu/" CPU_TIMERS)) {
            char *moved = text_format("\"system/%s", text + strlen(FOLDER));

            source_add_edit(source, at, 1, moved, SYSTEM_RULE);
            free(moved);
        }
        free(text);
    }
}

/* The main loop, which qemu-timer.h brought along. */
static void add_main_loop(struct source *source)
{
    bool is_old = includes(source, "\"qemu-timer.h\"")
                  || includes(source, "\"vl.h\"")
                  || uses(source, old_timer_words);

    if (!is_old || !uses(source, main_loop_words)
        || includes(source, "\"main-loop.h\"") || includes(source, MAIN_LOOP)
        || includes(source, "\"block/aio.h\"")
        || includes(source, "\"qemu-aio.h\"")) {
        return;
    }
    for (size_t at = 0; at < source->tokens.count; at++) {
        if (is_header(source, at, "\"qemu-timer.h\"")
            || is_header(source, at, "\"qemu/timer.h\"")
            || is_header(source, at, "\"vl.h\"")) {
            include_behind(source, at, MAIN_LOOP, TIMER_RULE);
        }
    }
}

/* Ptimers, which qemu-timer.h brought along up to 1.0, too. */
static void add_ptimer(struct source *source)
{
    size_t header = include_of(source, "\"qemu-timer.h\"");

    if (header != NO_TOKEN && uses(source, ptimer_words)
        && !includes(source, "\"ptimer.h\"") && !includes(source, PTIMER)
        && !includes(source, "\"hw/core/ptimer.h\"")) {
        include_behind(source, header, PTIMER, TIMER_RULE);
    }
}

/* What has the names of the counting of instructions, in that release. */
static const char *icount_header(const struct source *source, int to_level)
{
    bool has_timers = uses(source, cpu_timer_words)
                      || gets(source, cpu_timer_words);

    if (to_level >= 1001 && !includes(source, "\"exec/icount.h\"")
        && (uses(source, icount_words) || gets(source, icount_words))) {
        return has_timers ? "\"system/" CPU_TIMERS
                            "\n#include \"exec/icount.h\""
                          : "\"exec/icount.h\"";
    }
    return to_level >= 1000 ? "\"system/" CPU_TIMERS : FOLDER CPU_TIMERS;
}

/* Moves the header where it is included already. */
static bool move_icount(struct source *source, const char *name)
{
    const char *rule = strstr(name, "\"exec/icount.h\"") ? ICOUNT_RULE
                                                           : SYSTEM_RULE;
    bool found = false;

    for (size_t at = 0; at < source->tokens.count; at++) {
        if (is_header(source, at, "\"system/" CPU_TIMERS)
            || is_header(source, at, FOLDER CPU_TIMERS)) {
            found = true;
            if (!token_is(&source->tokens, at, name)) {
                edit_header(source, at, name, rule);
            }
        }
    }
    return found;
}

static void decide_icount(struct source *source, int to_level)
{
    static words anchors = {"\"sysemu/cpus.h\"", "\"system/cpus.h\"",
                            "\"qemu/timer.h\"", "\"qemu-timer.h\"",
                            MAIN_LOOP, "\"main-loop.h\"",
                            "\"qemu-common.h\"", "\"cpu.h\"", NULL};
    const char *name = icount_header(source, to_level);
    bool is_there =
        move_icount(source, name) || includes(source, "\"exec/icount.h\"")
        || !(gets(source, icount_words) || gets(source, cpu_timer_words));

    if (!is_there) {
        include_behind_first(source, anchors, name, "5.2-icount-names");
    }
}

static bool passes_error_abort(const struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        for (size_t e = 0; o->converted && e < o->edit_count; e++) {
            if (!strcmp(source->edits[o->edit + e].text, ERROR_ABORT)) {
                return true;
            }
        }
    }
    return false;
}

/* What has error_abort, behind what the call needs. */
static void add_error(struct source *source)
{
    static words anchors = {"\"block/aio.h\"", "\"qemu-aio.h\"",
                            "\"qemu/timer.h\"", "\"qemu-timer.h\"",
                            MAIN_LOOP, "\"main-loop.h\"",
                            "\"qemu-common.h\"", NULL};

    if (!includes(source, ERROR) && passes_error_abort(source)) {
        include_behind_first(source, anchors, ERROR, ERROR_RULE);
    }
}

/* After the calls are decided: they tell what is needed. */
void headers_decide(struct source *source, int to_level)
{
    move_headers(source, to_level);
    add_main_loop(source);
    add_ptimer(source);
    if (to_level >= 202) {
        add_error(source);
    }
    if (to_level >= 502) {
        decide_icount(source, to_level);
    }
}

bool is_moved_header(const char *name)
{
    for (size_t i = 0; i < HEADER_COUNT; i++) {
        if (!strcmp(name, headers[i].old)) {
            return true;
        }
    }
    return !strncmp(name, FOLDER, strlen(FOLDER))
           || !strcmp(name, "\"system/" CPU_TIMERS);
}

bool is_new_header(const char *name)
{
    static words others = {MAIN_LOOP, PTIMER, ERROR, "\"block/aio.h\"",
                           "\"exec/icount.h\"", "\"qemu/osdep.h\"",
                           "\"qemu/timer.h\"", FOLDER CPU_TIMERS, NULL};

    return is_one_of(name, others) || !strncmp(name, "\"system/", 8);
}

bool is_header_rule(const char *rule)
{
    return !strcmp(rule, ICOUNT_RULE) || !strcmp(rule, TIMER_RULE)
           || !strcmp(rule, OLDEST_RULE) || !strcmp(rule, OLDEST_OSDEP_RULE)
           || !strcmp(rule, SYSTEM_RULE);
}

static bool has_text(const struct source *source, const char *text)
{
    return memmem(source->text, source->size, text, strlen(text));
}

bool headers_ask_for(const struct source *source, const char *rule,
                     int to_level)
{
    if (!strcmp(rule, SYSTEM_RULE) || !strcmp(rule, ICOUNT_RULE)) {
        return has_text(source, FOLDER) || has_text(source, CPU_TIMERS)
               || has_text(source, "icount")
               || has_text(source, "cpu_ticks_init")
               || has_text(source, "_warp");
    }
    if (!strcmp(rule, OLDEST_RULE) || !strcmp(rule, OLDEST_OSDEP_RULE)) {
        return includes(source, "\"vl.h\"")
               && (to_level >= 206) == !strcmp(rule, OLDEST_OSDEP_RULE);
    }
    return !strcmp(rule, TIMER_RULE);
}
