/*
 * lint: what compiles but is wrong.
 *
 * For each call that arms a timer or asks whether it has expired: what its
 * creation says of the timer, and what the time is made of. Only what is
 * known on both sides is compared, so that a finding is worth reading.
 */
#include "lint.h"

#include <stdlib.h>
#include <string.h>

#include "lintdrift.h"
#include "lintfree.h"
#include "lintrules.h"
#include "linttime.h"
#include "trouble.h"

/* All that creations of one name say; 0 where they differ. */
struct known {
    int count;
    unsigned clocks; /* a bit each */
    int unit;
    unsigned line;
    bool is_callback; /* of the function that arms it */
};

static const struct verb {
    const char *word;
    int unit; /* 0: that of the timer */
    bool is_arming;
} verbs[] = {
    {"qemu_mod_timer", 0, true},
    {"qemu_mod_timer_ns", UNIT_NS, true},
    {"qemu_timer_expired", 0, false},
    {"timer_expired", 0, false},
    {"timer_mod", 0, true},
    {"timer_mod_anticipate", 0, true},
    {"timer_mod_anticipate_ns", UNIT_NS, true},
    {"timer_mod_ns", UNIT_NS, true},
};

bool lint_wants(const char *text, size_t size)
{
    static const char *const words[] = {
        "qemu_mod_timer", "qemu_free_timer", "timer_mod",      "timer_free",
        "timer_new",      "timer_init",      "qemu_new_timer", NULL};

    for (int i = 0; words[i]; i++) {
        if (memmem(text, size, words[i], strlen(words[i]))) {
            return true;
        }
    }
    return false;
}

void findings_add(struct findings *findings, const struct source *source,
                  size_t token, const char *rule, char *text)
{
    findings->list = grow(findings->list, findings->count, &findings->room,
                          sizeof(*findings->list));
    findings->list[findings->count++] =
        (struct finding){source, token, rule, text};
}

void findings_deinit(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->list[i].text);
    }
    free(findings->list);
    *findings = (struct findings){0};
}

static struct known what_is_known(const struct lint_timers *timers,
                                  const struct source *s, size_t name)
{
    struct known known = {.count = 0};

    for (size_t i = 0; i < timers->count; i++) {
        const struct lint_timer *timer = &timers->list[i];

        if (!lint_same_timer(s, name, timer)) {
            continue;
        }
        known.unit = known.count == 0 || known.unit == timer->unit ? timer->unit
                                                                   : 0;
        known.clocks |= 1u << timer->clock;
        known.line = s->tokens.list[timer->call].line;
        known.count++;
        known.is_callback |=
            timer->callback != NO_TOKEN
            && lint_is_function(s, name, timer->source, timer->callback);
    }
    return known;
}

static enum lint_clock only_clock(unsigned clocks)
{
    for (int i = 0; i <= LINT_CLOCK_RTC; i++) {
        if (clocks == 1u << i) {
            return i;
        }
    }
    return LINT_CLOCK_UNKNOWN;
}

struct arming {
    struct findings *findings;
    const struct source *source;
    size_t at;
    const struct verb *verb;
    struct known known;
    struct lint_time time;
    int unit; /* in which the call takes a time */
};

static bool judge_clock(const struct arming *a)
{
    enum lint_clock clock = only_clock(a->known.clocks);

    if (!a->time.is_absolute || a->time.clock == LINT_CLOCK_UNKNOWN
        || (a->known.clocks & (1u << LINT_CLOCK_UNKNOWN))
        || (a->known.clocks & (1u << a->time.clock))) {
        return false;
    }
    findings_add(a->findings, a->source, a->at, "lint-clock",
                 text_format("the timer is on %s (line %u), the time is of %s",
                             clock ? lint_clock_name(clock) : "other clocks",
                             a->known.line, lint_clock_name(a->time.clock)));
    return true;
}

static bool judge_unit(const struct arming *a)
{
    if (!a->time.is_absolute || !a->time.unit || !a->unit
        || a->time.unit == a->unit) {
        return false;
    }
    findings_add(
        a->findings, a->source, a->at, "lint-unit",
        a->verb->unit
            ? text_format("it takes %s, the time is in %s",
                          lint_unit_name(a->unit), lint_unit_name(a->time.unit))
            : text_format("the timer counts in %s (line %u), the time is in %s",
                          lint_unit_name(a->unit), a->known.line,
                          lint_unit_name(a->time.unit)));
    return true;
}

static void judge_amount(const struct arming *a, const struct lint_amount *more)
{
    char *text = NULL;

    if (more->unit && more->unit != a->time.unit) {
        text = text_format("a time in %s and an amount in %s are added",
                           lint_unit_name(a->time.unit),
                           lint_unit_name(more->unit));
    } else if (more->is_constant && a->time.unit == UNIT_NS && more->number >= 2
               && more->number < 1000 && !more->unit) {
        text = text_format("%.0f ns from then, sooner than any machine can:"
                           " are ms meant?",
                           more->number);
    } else if (more->is_constant && a->time.unit == UNIT_MS
               && more->number >= 1e8) {
        text = text_format("%.0f ms, more than a day: are ns meant?",
                           more->number);
    }
    if (text) {
        findings_add(a->findings, a->source, a->at, "lint-unit", text);
    }
}

static void judge(struct findings *findings, const struct lint_timers *timers,
                  const struct source *s, size_t at, const struct verb *verb)
{
    struct arming a = {
        .findings = findings, .source = s, .at = at, .verb = verb};
    struct arguments arguments;
    size_t name;

    if (!lint_is_call(s, at, &arguments) || arguments.count != 2) {
        return;
    }
    name = lint_timer_name(
        s, (struct span){arguments.list[0].first, arguments.list[0].last});
    if (name != NO_TOKEN) {
        a.known = what_is_known(timers, s, name);
    }
    a.time = lint_time(timers, s, (struct span){arguments.list[1].first,
                                                arguments.list[1].last});
    a.unit = verb->unit ? verb->unit : a.known.unit;
    if (!a.time.is_known) {
        return;
    }
    bool is_told = a.known.count > 0 && judge_clock(&a);
    if (judge_unit(&a) || is_told) {
        return;
    }
    for (int i = 0; a.time.is_absolute && a.time.unit
                    && i < a.time.amount_count;
         i++) {
        judge_amount(&a, &a.time.amounts[i]);
    }
    if (verb->is_arming && a.known.is_callback
        && lint_drifts(s, at, &arguments, &a.time)) {
        findings_add(findings, s, at, "lint-drift",
                     text_format("a round that begins when the callback runs:"
                                 " periods drift; add to the time it was due"));
    }
}

void lint_run(struct findings *findings, const struct worklist *worklist,
              struct levels levels)
{
    struct lint_timers timers;

    *findings = (struct findings){0};
    lint_timers_find(&timers, worklist);
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        for (size_t at = 0; at < s->tokens.count; at++) {
            if (s->tokens.list[at].kind != TOKEN_NAME) {
                continue;
            }
            for (size_t j = 0; j < sizeof(verbs) / sizeof(verbs[0]); j++) {
                if (token_is(&s->tokens, at, verbs[j].word)) {
                    judge(findings, &timers, s, at, &verbs[j]);
                }
            }
            lint_free(findings, &timers, s, at, levels);
        }
    }
    lint_timers_deinit(&timers);
}

void lint_print(const struct findings *findings, FILE *stream)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->list[i];
        const struct token *token = &f->source->tokens.list[f->token];

        fprintf(stream, "%s:%u:%zu: %s: %s\n", f->source->shown, token->line,
                tokens_column(&f->source->tokens, token->offset), f->rule,
                f->text);
    }
}

void lint_count(const struct findings *findings, FILE *stream)
{
    for (int i = 0; lint_rules[i].name; i++) {
        size_t count = 0;

        for (size_t j = 0; j < findings->count; j++) {
            count += !strcmp(findings->list[j].rule, lint_rules[i].name);
        }
        fprintf(stream, "%-12s %5zu\n", lint_rules[i].name, count);
    }
}
