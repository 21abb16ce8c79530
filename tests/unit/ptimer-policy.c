/*
 * ptimer-policy: each habit of real hardware, alone and together.
 *
 * A row is a counter with a tick of 1 ms, and what it reads at each tick from the
 * start on (* before it: it fires there) and half a tick later. It starts with
 * the count @count; its limit is @limit. "off": a warning said it was switched off.
 */
#include "counter.h"

#include <stdio.h>
#include <string.h>

#define WRAP PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD
#define CONTINUOUS PTIMER_POLICY_CONTINUOUS_TRIGGER
#define NO_TRIGGER PTIMER_POLICY_NO_IMMEDIATE_TRIGGER
#define NO_RELOAD PTIMER_POLICY_NO_IMMEDIATE_RELOAD
#define NO_ROUND_DOWN PTIMER_POLICY_NO_COUNTER_ROUND_DOWN
#define ON_DECREMENT PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT

typedef struct Row {
    uint8_t policy;
    int mode;
    uint64_t count, limit;
    const char *at_ticks, *between;
} Row;

static void append(char *text, size_t size, const char *mark, uint64_t count)
{
    size_t length = strlen(text);

    snprintf(text + length, size - length, "%s%s%llu", length ? " " : "", mark,
             (unsigned long long)count);
}

static void play_row(const Row *row)
{
    Counter *c = counter_new(row->policy);
    unsigned fired = 0;
    char at[100] = "", between[100] = "";

    counter_change(c, ptimer_set_period(c->ptimer, MS);
                   ptimer_set_limit(c->ptimer, row->limit, 0);
                   ptimer_set_count(c->ptimer, row->count);
                   ptimer_run(c->ptimer, row->mode));
    for (int tick = 0; tick < 9; tick++) {
        counter_run_to(c, tick * MS);
        append(at, sizeof at, c->fired - fired == 0   ? ""
                              : c->fired - fired == 1 ? "*" : "**",
               counter_read(c));
        fired = c->fired;
        counter_run_to(c, tick * MS + MS / 2);
        append(between, sizeof between, c->fired != fired ? "*" : "",
               counter_read(c));
        fired = c->fired;
    }
    if (strcmp(take_log(), "") != 0) {
        strcat(between, " off");
    }
    if (strcmp(at, row->at_ticks) || strcmp(between, row->between)) {
        fail_msg("policy %#x, %s, count %llu, limit %llu:\n  %s / %s\n  "
                 "and not\n  %s / %s",
                 row->policy, row->mode == PERIODIC ? "periodic" : "one-shot",
                 (unsigned long long)row->count, (unsigned long long)row->limit,
                 at, between, row->at_ticks, row->between);
    }
    counter_free(c);
}

#define PLAY(rows)                                                   \
    do {                                                             \
        for (size_t i = 0; i < sizeof (rows) / sizeof *(rows); i++) {\
            play_row(&(rows)[i]);                                    \
        }                                                            \
    } while (0)

static void without_policies_a_counter_at_0_fires_and_loads_at_once(void **state)
{
    static const Row rows[] = {
        {0, PERIODIC, 3, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {0, PERIODIC, 0, 3, "*3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {0, ONE_SHOT, 0, 3, "*3 2 1 *0 0 0 0 0 0", "2 1 0 0 0 0 0 0 0"},
        {0, PERIODIC, 0, 0, "*0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {0, ONE_SHOT, 0, 0, "*0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        /* counted down to a limit of 0: fires there, and is switched off */
        {0, PERIODIC, 2, 0, "2 1 *0 0 0 0 0 0 0", "1 0 0 0 0 0 0 0 0 off"},
    };

    PLAY(rows);
}

static void wrapping_after_one_period_stays_at_0_for_a_tick(void **state)
{
    static const Row rows[] = {
        {WRAP, PERIODIC, 3, 3, "3 2 1 *0 0 2 1 *0 0", "2 1 0 0 2 1 0 0 2"},
        /* after a start there is no such tick */
        {WRAP, PERIODIC, 0, 3, "*3 2 1 *0 0 2 1 *0 0", "2 1 0 0 2 1 0 0 2"},
        {WRAP, ONE_SHOT, 3, 3, "3 2 1 *0 0 0 0 0 0", "2 1 0 0 0 0 0 0 0"},
        {WRAP | NO_ROUND_DOWN, PERIODIC, 3, 3,
         "3 3 2 *0 0 3 2 *0 0", "3 2 1 0 3 2 1 0 3"},
    };

    PLAY(rows);
}

/* Ticks that are not whole ns, and stretched ones, do not hide it. */
static void the_tick_at_0_is_known_by_how_the_round_began(void **state)
{
    Counter *c = counter_new(WRAP);

    counter_change(c, ptimer_set_freq(c->ptimer, 32768);
                   ptimer_set_limit(c->ptimer, 11, 1);
                   ptimer_run(c->ptimer, PERIODIC));
    assert_fires_at(c, 335693, 0);
    assert_int_equal(counter_read(c), 0);
    counter_change(c, ptimer_run(c->ptimer, ONE_SHOT);
                   ptimer_set_limit(c->ptimer, 5, 0));
    assert_int_equal(counter_read(c), 0);
    counter_run_to(c, 335693 + 30518);
    assert_int_equal(counter_read(c), 10);
    counter_start(c, 100, 4, PERIODIC); /* 4 of 2500 ns, then 5 of 2000 */
    assert_fires_at(c, 335693 + 30518 + 10000, 1);
    assert_int_equal(counter_read(c), 0);
    counter_run_to(c, 335693 + 30518 + 10000 + 2001);
    assert_int_equal(counter_read(c), 3);
    counter_free(c);
}

static void a_continuous_trigger_fires_every_tick_at_limit_0(void **state)
{
    static const Row rows[] = {
        {CONTINUOUS, PERIODIC, 0, 0,
         "*0 *0 *0 *0 *0 *0 *0 *0 *0", "0 0 0 0 0 0 0 0 0"},
        {CONTINUOUS, PERIODIC, 2, 0,
         "2 1 *0 *0 *0 *0 *0 *0 *0", "1 0 0 0 0 0 0 0 0"},
        {CONTINUOUS, PERIODIC, 3, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {CONTINUOUS, ONE_SHOT, 0, 0,
         "*0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {CONTINUOUS | NO_TRIGGER, PERIODIC, 0, 0,
         "0 *0 *0 *0 *0 *0 *0 *0 *0", "0 0 0 0 0 0 0 0 0"},
        {CONTINUOUS | ON_DECREMENT, PERIODIC, 0, 0,
         "0 *0 *0 *0 *0 *0 *0 *0 *0", "0 0 0 0 0 0 0 0 0"},
    };

    PLAY(rows);
}

static void no_immediate_trigger_fires_a_tick_after_a_start_at_0(void **state)
{
    static const Row rows[] = {
        {NO_TRIGGER, PERIODIC, 0, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {NO_TRIGGER, ONE_SHOT, 0, 3, "3 2 1 *0 0 0 0 0 0", "2 1 0 0 0 0 0 0 0"},
        {NO_TRIGGER, PERIODIC, 0, 0,
         "0 *0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {NO_TRIGGER, ONE_SHOT, 0, 0, "0 *0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0"},
        {NO_TRIGGER | NO_RELOAD, PERIODIC, 0, 3,
         "0 *3 2 1 *3 2 1 *3 2", "0 2 1 0 2 1 0 2 1"},
        {NO_TRIGGER | NO_RELOAD, PERIODIC, 0, 0,
         "0 *0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {NO_TRIGGER | NO_RELOAD, ONE_SHOT, 0, 3,
         "0 *0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0"},
    };

    PLAY(rows);
}

static void no_immediate_reload_loads_a_tick_after_a_start_at_0(void **state)
{
    static const Row rows[] = {
        {NO_RELOAD, PERIODIC, 3, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        /* it fired at the start; the load does not fire again */
        {NO_RELOAD, PERIODIC, 0, 3, "*0 3 2 1 *3 2 1 *3 2", "0 2 1 0 2 1 0 2 1"},
        {NO_RELOAD, ONE_SHOT, 0, 3,
         "*0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {NO_RELOAD, PERIODIC, 0, 0,
         "*0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
    };

    PLAY(rows);
}

static void no_round_down_reads_the_tick_that_has_begun(void **state)
{
    static const Row rows[] = {
        {NO_ROUND_DOWN, PERIODIC, 3, 3,
         "3 3 2 *3 3 2 *3 3 2", "3 2 1 3 2 1 3 2 1"},
        {NO_ROUND_DOWN, ONE_SHOT, 3, 3,
         "3 3 2 *0 0 0 0 0 0", "3 2 1 0 0 0 0 0 0"},
    };

    PLAY(rows);
}

static void a_trigger_only_on_decrement_does_not_fire_at_a_start_at_0(void **state)
{
    static const Row rows[] = {
        {ON_DECREMENT, PERIODIC, 3, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {ON_DECREMENT, PERIODIC, 0, 3, "3 2 1 *3 2 1 *3 2 1", "2 1 0 2 1 0 2 1 0"},
        {ON_DECREMENT, ONE_SHOT, 0, 3, "3 2 1 *0 0 0 0 0 0", "2 1 0 0 0 0 0 0 0"},
        {ON_DECREMENT, PERIODIC, 0, 0,
         "0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 off"},
        {ON_DECREMENT | NO_RELOAD, PERIODIC, 0, 3,
         "0 3 2 1 *3 2 1 *3 2", "0 2 1 0 2 1 0 2 1"},
    };

    PLAY(rows);
}

/* As many devices ask for: no quirk of the simple model left. */
static void all_policies_together_are_a_real_down_counter(void **state)
{
    static const Row rows[] = {
        {WRAP | CONTINUOUS | NO_TRIGGER | NO_RELOAD | NO_ROUND_DOWN, PERIODIC,
         3, 3, "3 3 2 *0 0 3 2 *0 0", "3 2 1 0 3 2 1 0 3"},
        {WRAP | CONTINUOUS | NO_TRIGGER | NO_RELOAD | NO_ROUND_DOWN, PERIODIC,
         0, 0, "0 *0 *0 *0 *0 *0 *0 *0 *0", "0 0 0 0 0 0 0 0 0"},
        {WRAP | CONTINUOUS | NO_RELOAD | NO_ROUND_DOWN | ON_DECREMENT, PERIODIC,
         0, 3, "0 3 3 2 *0 0 3 2 *0", "0 3 2 1 0 3 2 1 0"},
    };

    PLAY(rows);
}

static const struct CMUnitTest tests[] = {
    PROMISE(without_policies_a_counter_at_0_fires_and_loads_at_once),
    PROMISE(wrapping_after_one_period_stays_at_0_for_a_tick),
    PROMISE(the_tick_at_0_is_known_by_how_the_round_began),
    PROMISE(a_continuous_trigger_fires_every_tick_at_limit_0),
    PROMISE(no_immediate_trigger_fires_a_tick_after_a_start_at_0),
    PROMISE(no_immediate_reload_loads_a_tick_after_a_start_at_0),
    PROMISE(no_round_down_reads_the_tick_that_has_begun),
    PROMISE(a_trigger_only_on_decrement_does_not_fire_at_a_start_at_0),
    PROMISE(all_policies_together_are_a_real_down_counter),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
