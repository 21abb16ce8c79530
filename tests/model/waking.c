/*
 * waking: no order of the steps of arming and waiting loses a wake-up.
 */
#include "promise.h"
#include "waking-model.h"

#include <stdio.h>
#include <stdlib.h>

/* Times are filled in: `?` stands for each of 0 (due), 1 and 2 in turn. */
enum { X = 100, VALUES = 3 };

static const Scenario scenarios[] = {
    {
        .name = "two threads arm, the owner waits in its own loop",
        .script = {{{LOOP}}, {{ARM, 0, X}}, {{ARM, 1, X}}},
    },
    {
        .name = "a thread arms one after the other",
        .script = {{{LOOP}}, {{ARM, 0, X}, {ARM, 1, X}, {ARM, 2, X}}},
    },
    {
        .name = "a callback arms as well",
        .script = {{{LOOP}}, {{ARM, 0, X}, {ARM, 1, X}}},
        .callback = {{ARM, 2, X}},
    },
    {
        .name = "a deleted head leaves a later one",
        .script = {{{LOOP}}, {{ARM, 0, X}, {DEL, 0}}, {{ARM, 1, X}}},
    },
    {
        .name = "another thread takes the context; the old owner arms on",
        .script = {{{TURN}, {HAND_OVER}, {ARM, 0, X}, {ARM, 1, X}},
                   {{AWAIT}, {LOOP}}},
        .callback = {{ARM, 2, X}},
    },
    {
        .name = "another thread takes the new context at once",
        .script = {{{ARM, 0, X}, {ARM, 1, X}}, {{LOOP}}},
    },
    {
        .name = "a foreign loop waits on the fd, its thread arms before",
        .script = {{{REVEAL}, {ARM, 0, X}, {FOREIGN}},
                   {{ARM, 1, X}}},
        .callback = {{ARM, 2, X}},
    },
    {
        .name = "a foreign loop; another thread arms and moves",
        .script = {{{ARM, 2, 1}, {REVEAL}, {FOREIGN}},
                   {{ARM, 0, X}, {ARM, 0, X}}},
        .callback = {{ARM, 1, X}},
    },
    {
        .name = "another thread asks for the fd, and dispatches",
        .script = {{{TURN}, {HAND_OVER}, {ARM, 0, X}},
                   {{AWAIT}, {REVEAL}, {FOREIGN}}, {{ARM, 1, X}}},
    },
    {
        .name = "the clock is enabled while the owner waits",
        .script = {{{LOOP}}, {{DISABLE}, {ARM, 0, X}, {ENABLE}},
                   {{ARM, 1, 1}}},
    },
    {
        .name = "the clock is enabled while a foreign loop waits",
        .script = {{{REVEAL}, {FOREIGN}}, {{ARM, 0, X}, {DISABLE}, {ENABLE}}},
    },
};

enum { SCENARIOS = sizeof scenarios / sizeof *scenarios };

/* Replaces the next X by a digit of @number. */
static void fill_in(uint8_t *expire, unsigned *number)
{
    if (*expire == X) {
        *expire = (uint8_t)(*number % VALUES);
        *number /= VALUES;
    }
}

/* The scenario with its times; false: @number is past the last. */
static bool with_times(const Scenario *pattern, unsigned number,
                       Scenario *ret_scenario)
{
    *ret_scenario = *pattern;
    for (int i = 0; i < ACTORS; i++) {
        for (int j = 0; j < OPS; j++) {
            fill_in(&ret_scenario->script[i][j].expire, &number);
        }
    }
    for (int i = 0; i < TIMERS; i++) {
        fill_in(&ret_scenario->callback[i].expire, &number);
    }
    return number == 0;
}

static bool any_is_wrong(Without without, bool is_told, size_t *ret_states)
{
    Exploration found = {0};
    Scenario scenario;

    *ret_states = 0;
    for (int i = 0; i < SCENARIOS; i++) {
        for (unsigned n = 0; with_times(&scenarios[i], n, &scenario); n++) {
            explore_waking(&scenario, without, &found);
            *ret_states += found.states;
            if (found.wrong) {
                if (is_told) {
                    print_error("%s, times %u: %s\n%s", scenario.name, n,
                                found.wrong, found.way);
                }
                return true;
            }
        }
    }
    return false;
}

static void no_order_of_arming_and_waiting_loses_a_wake_up(void **state)
{
    size_t states;

    assert_false(any_is_wrong(WITHOUT_NOTHING, true, &states));
    print_message("%zu states\n", states);
}

static void each_step_against_lost_wake_ups_is_needed(void **state)
{
    static const char *const names[] = {WITHOUT(WITHOUT_NAME)};
    size_t states;

    for (Without w = WITHOUT_NOTHING + 1; w < WITHOUT_COUNT; w++) {
        if (!any_is_wrong(w, false, &states)) {
            fail_msg("no wake-up is lost without %s", names[w]);
        }
    }
}

static const struct CMUnitTest tests[] = {
    PROMISE(no_order_of_arming_and_waiting_loses_a_wake_up),
    PROMISE(each_step_against_lost_wake_ups_is_needed),
};

int main(void)
{
    return cmocka_run_group_tests_name("waking", tests, NULL, NULL);
}
