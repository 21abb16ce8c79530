/*
 * ptimer-transaction: when changes take effect, and what a callback may do.
 */
#include "counter.h"

static void changes_take_effect_once_at_the_commit(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 5 * MS);
    ptimer_transaction_begin(c->ptimer);
    ptimer_set_count(c->ptimer, 0); /* would fire at once */
    ptimer_set_limit(c->ptimer, 0, 1); /* would be switched off */
    ptimer_set_limit(c->ptimer, 7, 1);
    assert_int_equal(c->fired, 0);
    ptimer_transaction_commit(c->ptimer);
    assert_int_equal(c->fired, 0);
    assert_fires_at(c, 12 * MS, 0);
    counter_free(c);
}

static void what_is_not_committed_is_read_all_the_same(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(c->ptimer);
    ptimer_set_limit(c->ptimer, 9, 1);
    assert_int_equal(ptimer_get_limit(c->ptimer), 9);
    assert_int_equal(counter_read(c), 9);
    ptimer_set_count(c->ptimer, 4);
    assert_int_equal(counter_read(c), 4);
    ptimer_set_period(c->ptimer, MS);
    ptimer_run(c->ptimer, PERIODIC);
    assert_int_equal(counter_read(c), 4);
    ptimer_transaction_commit(c->ptimer);
    counter_run_to(c, 1 * MS);
    ptimer_transaction_begin(c->ptimer);
    ptimer_set_count(c->ptimer, 7);
    assert_int_equal(counter_read(c), 7);
    ptimer_set_period(c->ptimer, 2 * MS);
    ptimer_set_period(c->ptimer, 5 * MS);
    assert_int_equal(counter_read(c), 7);
    ptimer_stop(c->ptimer);
    ptimer_transaction_commit(c->ptimer);
    assert_int_equal(counter_read(c), 7);
    counter_free(c);
}

static void the_commit_is_the_start_not_the_setter(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(c->ptimer);
    ptimer_set_period(c->ptimer, MS);
    ptimer_set_limit(c->ptimer, 10, 1);
    ptimer_run(c->ptimer, ONE_SHOT);
    counter_run_to(c, 3 * MS);
    ptimer_transaction_commit(c->ptimer);
    assert_fires_at(c, 13 * MS, 0);
    counter_free(c);
}

static void a_stop_in_the_transaction_takes_the_start_back(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(c->ptimer);
    ptimer_set_period(c->ptimer, MS);
    ptimer_run(c->ptimer, PERIODIC); /* at 0: would fire at once */
    ptimer_stop(c->ptimer);
    ptimer_transaction_commit(c->ptimer);
    assert_int_equal(c->fired, 0);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

static void an_empty_transaction_changes_nothing(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS + 7);
    counter_change(c, (void)0);
    assert_fires_at(c, 10 * MS, 0);
    counter_free(c);
}

static void setters_outside_a_transaction_stop_the_program(void **state)
{
    Clock clk = {.period = 1};
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);
    ptimer_state *s = c->ptimer;

    assert_stops("ptimer_set_period: outside a", ptimer_set_period(s, 1));
    assert_stops("ptimer_set_freq: outside a", ptimer_set_freq(s, 1));
    assert_stops("ptimer_set_period_from_clock: outside a",
                 ptimer_set_period_from_clock(s, &clk, 1));
    assert_stops("ptimer_set_limit: outside a", ptimer_set_limit(s, 1, 1));
    assert_stops("ptimer_set_count: outside a", ptimer_set_count(s, 1));
    assert_stops("ptimer_run: outside a transaction", ptimer_run(s, 0));
    assert_stops("ptimer_stop: outside a transaction", ptimer_stop(s));
    counter_free(c);
}

static void begins_a_transaction(Counter *c)
{
    ptimer_transaction_begin(c->ptimer);
}

static void ends_the_transaction(Counter *c)
{
    ptimer_transaction_commit(c->ptimer);
}

static void transactions_do_not_nest(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    assert_stops("ptimer_transaction_commit: without ptimer_transaction_begin",
                 ptimer_transaction_commit(c->ptimer));
    assert_stops("ptimer_transaction_begin: inside another",
                 ptimer_transaction_begin(c->ptimer);
                 ptimer_transaction_begin(c->ptimer));
    counter_free(c);
}

static void a_callback_stands_in_a_transaction_already(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = begins_a_transaction;
    assert_stops("ptimer_transaction_begin: inside another transaction, or the",
                 counter_start(c, MS, 10, PERIODIC);
                 counter_run_to(c, 10 * MS));
    c->then = ends_the_transaction;
    assert_stops("ptimer_transaction_commit: without ptimer_transaction_begin",
                 counter_start(c, MS, 10, PERIODIC);
                 counter_run_to(c, 10 * MS));
    counter_free(c);
}

static void sets_the_count_to_0(Counter *c)
{
    ptimer_set_count(c->ptimer, 0);
}

static void a_callback_that_asks_to_fire_again_is_called_again_not_inside(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = sets_the_count_to_0;
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 10 * MS);
    assert_int_equal(c->fired, 2);
    assert_int_equal(c->deepest, 1);
    counter_free(c);
}

static void a_callback_at_a_start_at_0_asks_in_vain_and_the_limit_is_loaded(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = sets_the_count_to_0;
    counter_change(c, ptimer_set_period(c->ptimer, MS);
                   ptimer_set_limit(c->ptimer, 10, 0);
                   ptimer_run(c->ptimer, PERIODIC));
    assert_int_equal(c->fired, 1);
    assert_int_equal(counter_read(c), 10);
    counter_free(c);
}

static void sets_the_count_to_0_till_the_1000th(Counter *c)
{
    if (c->fired < 1000) {
        ptimer_set_count(c->ptimer, 0);
    }
}

static void while_nothing_is_loaded_a_callback_is_called_as_often_as_it_asks(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_NO_IMMEDIATE_RELOAD);

    c->then = sets_the_count_to_0_till_the_1000th;
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 10 * MS);
    assert_int_equal(c->fired, 1000);
    assert_int_equal(c->deepest, 1);
    assert_fires_at(c, 21 * MS, 1000); /* after the tick that loads */
    counter_free(c);
}

static void sets_the_count_to_4(Counter *c)
{
    ptimer_set_count(c->ptimer, 4);
}

static void a_callback_at_a_start_at_0_may_set_the_count(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = sets_the_count_to_4;
    counter_change(c, ptimer_set_period(c->ptimer, MS);
                   ptimer_set_limit(c->ptimer, 10, 0);
                   ptimer_run(c->ptimer, PERIODIC));
    assert_int_equal(counter_read(c), 4);
    assert_fires_at(c, 4 * MS, 1);
    assert_fires_at(c, 8 * MS, 2);
    counter_free(c);
}

static void stops(Counter *c)
{
    ptimer_stop(c->ptimer);
}

static void a_callback_may_stop_its_counter(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = stops;
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 50 * MS);
    assert_int_equal(c->fired, 1);
    assert_int_equal(counter_read(c), 10);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

/* QEMU's counts on and fires after a round. */
static void a_counter_stopped_where_it_started_at_0_is_off(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = stops;
    counter_change(c, ptimer_set_period(c->ptimer, MS);
                   ptimer_set_limit(c->ptimer, 10, 0);
                   ptimer_run(c->ptimer, PERIODIC));
    assert_int_equal(c->fired, 1);
    assert_int_equal(counter_read(c), 10);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

static void starts_one_shot_with_4(Counter *c)
{
    ptimer_set_count(c->ptimer, 4);
    ptimer_run(c->ptimer, ONE_SHOT);
}

static void a_callback_may_start_its_one_shot_counter_again(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = starts_one_shot_with_4;
    counter_start(c, MS, 10, ONE_SHOT);
    assert_fires_at(c, 10 * MS, 0);
    assert_fires_at(c, 14 * MS, 1);
    assert_fires_at(c, 18 * MS, 2);
    counter_free(c);
}

static void doubles_period_and_limit(Counter *c)
{
    ptimer_set_period(c->ptimer, 2 * MS);
    ptimer_set_limit(c->ptimer, 20, 1);
}

static void a_callback_may_change_period_and_limit(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    c->then = doubles_period_and_limit;
    counter_start(c, MS, 10, PERIODIC);
    assert_fires_at(c, 10 * MS, 0);
    assert_int_equal(counter_read(c), 20);
    assert_fires_at(c, 50 * MS, 1);
    counter_free(c);
}

static void free_itself(void *opaque)
{
    ptimer_free(*(ptimer_state **)opaque);
}

static void a_counter_is_not_freed_inside_its_own_callback(void **state)
{
    ptimer_state *s = ptimer_init(free_itself, &s, PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(s);
    ptimer_set_period(s, 1000);
    ptimer_run(s, ONE_SHOT); /* at 0: fires at once */
    assert_stops("ptimer_free: inside the counter's own callback",
                 ptimer_transaction_commit(s));
    ptimer_stop(s);
    ptimer_transaction_commit(s);
    ptimer_free(s);
}

static const struct CMUnitTest tests[] = {
    PROMISE(changes_take_effect_once_at_the_commit),
    PROMISE(what_is_not_committed_is_read_all_the_same),
    PROMISE(the_commit_is_the_start_not_the_setter),
    PROMISE(a_stop_in_the_transaction_takes_the_start_back),
    PROMISE(an_empty_transaction_changes_nothing),
    PROMISE(setters_outside_a_transaction_stop_the_program),
    PROMISE(transactions_do_not_nest),
    PROMISE(a_callback_stands_in_a_transaction_already),
    PROMISE(a_callback_that_asks_to_fire_again_is_called_again_not_inside),
    PROMISE(a_callback_at_a_start_at_0_asks_in_vain_and_the_limit_is_loaded),
    PROMISE(while_nothing_is_loaded_a_callback_is_called_as_often_as_it_asks),
    PROMISE(a_callback_at_a_start_at_0_may_set_the_count),
    PROMISE(a_callback_may_stop_its_counter),
    PROMISE(a_counter_stopped_where_it_started_at_0_is_off),
    PROMISE(a_callback_may_start_its_one_shot_counter_again),
    PROMISE(a_callback_may_change_period_and_limit),
    PROMISE(a_counter_is_not_freed_inside_its_own_callback),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
