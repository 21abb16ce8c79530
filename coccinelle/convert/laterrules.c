/*
 * laterrules: what the rules of later releases did though a judge refused it.
 *
 * They move whole arguments and statements about. So a difference is the
 * shortest run of tokens on both sides behind which the streams are the same
 * again, and belongs to a rule when one of its words is in it, or in front of
 * it in the statement, and one of its words was refused in the file. No edit
 * comes of it.
 */
#include <string.h>

#include "later.h"

#define LONGEST 120

/* Words that a later rule puts in, or that an earlier one takes first. */
static const struct {
    const char *word, *rule;
} other_words[] = {
    {"ptimer_transaction_begin", "4.2-ptimer-callback"},
    {"ptimer_transaction_commit", "4.2-ptimer-callback"},
    {"configure_alarms", "1.7-alarm-timers"},
    {"init_timer_alarm", "1.7-alarm-timers"},
    {"quit_timers", "1.7-alarm-timers"},
    {"qemu_clock_warp", "2.6-clock-warp"},
    {"qemu_bh_new", "4.2-ptimer-callback"},
    {"QEMUBH", "4.2-ptimer-callback"},
    {"QEMUClockType", "2.9-notify-callbacks"},
    {"qemu_del_timer", "6.0-timer-free-deletes"},
    {"qemu_register_clock_reset_notifier", "4.2-reset-notifiers"},
    {"qemu_unregister_clock_reset_notifier", "4.2-reset-notifiers"},
};

static const char *rule_of(const struct tokens *t, size_t at)
{
    const struct legacy_name *name;

    if (at >= t->count || t->list[at].kind != TOKEN_NAME) {
        return NULL;
    }
    name = later_name_find(t->text + t->list[at].offset, t->list[at].length,
                           LEVEL_NEWEST);
    if (name && name->rule) {
        return name->rule;
    }
    for (size_t i = 0; i < sizeof(other_words) / sizeof(other_words[0]); i++) {
        if (token_is(t, at, other_words[i].word)) {
            return other_words[i].rule;
        }
    }
    return NULL;
}

static const char *rule_in(const struct tokens *t, size_t at, size_t count)
{
    const char *rule = NULL;

    for (size_t i = 0; i < count && !rule; i++) {
        rule = rule_of(t, at + i);
    }
    return rule;
}

/* In front of it, back to the last statement. */
static const char *rule_before(const struct tokens *t, size_t at)
{
    const char *rule = NULL;

    for (size_t i = 1; i <= at && i < LONGEST && !rule; i++) {
        if (token_is(t, at - i, ";") && i > 1) {
            break;
        }
        rule = rule_of(t, at - i);
    }
    return rule;
}

/* What spatch did not get is in one of the streams only. */
static bool agree(const struct source *source, size_t at,
                  const struct tokens *to, size_t to_at, size_t length)
{
    const struct tokens *from = &source->tokens;

    for (size_t i = 0; i < length; i++, at++, to_at++) {
        while (at < from->count && source->omitted[at]) {
            at++;
        }
        if (at >= from->count || to_at >= to->count) {
            return at >= from->count && to_at >= to->count;
        }
        if (!tokens_equal(from, at, to, to_at)) {
            return false;
        }
    }
    return true;
}

static const char *rule_of_difference(const struct tokens *from, size_t at,
                                      size_t count, const struct tokens *to,
                                      size_t to_at, size_t to_count)
{
    const char *rule = rule_in(from, at, count);

    if (!rule) {
        rule = rule_in(to, to_at, to_count);
    }
    return rule ? rule : rule_before(from, at);
}

/* The shortest difference behind which so many tokens agree. */
static const char *find(const struct source *source, size_t at,
                        const struct tokens *to, size_t to_at, size_t length,
                        size_t *ret_from, size_t *ret_to)
{
    const struct tokens *from = &source->tokens;

    for (size_t sum = 1; sum < LONGEST; sum++) {
        for (size_t i = 0; i <= sum; i++) {
            const char *rule;

            if (at + i > from->count || to_at + sum - i > to->count
                || !agree(source, at + i, to, to_at + sum - i, length)) {
                continue;
            }
            rule = rule_of_difference(from, at, i, to, to_at, sum - i);
            if (rule) {
                *ret_from = i;
                *ret_to = sum - i;
                return rule;
            }
        }
    }
    return NULL;
}

static bool is_refused(const struct source *source, const char *rule)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        const struct occurrence *o = &source->occurrences[i];

        if ((o->reason || o->place == PLACE_DEFINITION)
            && later_asks_for(o, rule)) {
            return true;
        }
    }
    return false;
}

/* The other argument of two; whether a value is used the judge sees better,
 * in ({ .. }) for one. */
static size_t error_argument(const struct tokens *from, size_t at,
                             const struct tokens *to, size_t to_at)
{
    size_t count = token_is(to, to_at, "NULL") ? 1 : 2;
    const char *rule = at > 1 ? rule_of(from, at - 2) : NULL;
    bool is_one = rule && !strcmp(rule, "2.2-error-arguments")
                  && token_is(from, at - 1, "(") && token_is(from, at, ")")
                  && (count == 1
                      || (token_is(to, to_at, "&")
                          && token_is(to, to_at + 1, "error_abort")))
                  && token_is(to, to_at + count, ")");

    return is_one ? count : 0;
}

bool later_explain(const struct source *source, size_t at,
                   const struct tokens *to, size_t to_at, size_t *ret_from,
                   size_t *ret_to, const char **ret_rule)
{
    static const size_t lengths[] = {24, 12, 6, 3, 1};

    *ret_from = 0;
    *ret_to = error_argument(&source->tokens, at, to, to_at);
    *ret_rule = NULL;
    if (*ret_to > 0) {
        return true;
    }
    for (size_t i = 0; !*ret_rule && i < sizeof(lengths) / sizeof(lengths[0]);
         i++) {
        *ret_rule = find(source, at, to, to_at, lengths[i], ret_from, ret_to);
    }
    return *ret_rule && is_refused(source, *ret_rule);
}
