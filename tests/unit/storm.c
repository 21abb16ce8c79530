/*
 * storm: a pass must end, whatever callbacks do.
 */
#include "blocks.h"
#include "fake-clock.h"
#include "scene.h"

#include <string.h>

static Scene *scene_with_limit(unsigned limit)
{
    Scene *s = scene_new();

    vmtimer_set_storm_limit(limit);
    return s;
}

static void arms_itself_at_once(Spy *spy)
{
    timer_mod(&spy->timer, qemu_clock_get_ns(spy->scene->type));
}

static void arms_the_other_at_once(Spy *spy)
{
    timer_mod(&spy->other->timer, qemu_clock_get_ns(spy->scene->type));
}

static void a_timer_that_arms_itself_at_once_does_not_hang_the_pass(void **state)
{
    Scene *s = scene_with_limit(10000);

    s->a.then = arms_itself_at_once;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_int_equal(s->a.fired, 10000);
    assert_true(timer_pending(&s->a.timer));
    assert_int_equal(timer_expire_time_ns(&s->a.timer), T0);
    take_log();
    scene_free(s);
}

static void timers_that_arm_each_other_do_not_hang_the_pass(void **state)
{
    Spy x, y;
    Scene *s = scene_with_limit(2000);

    spy_init(&x, s, 'X', s->list, SCALE_NS);
    spy_init(&y, s, 'Y', s->list, SCALE_NS);
    x.then = y.then = arms_the_other_at_once;
    x.other = &y;
    y.other = &x;
    timer_mod(&x.timer, T0);
    scene_run_at(s, T0);
    assert_in_range(x.fired + y.fired, 2000, 5000);
    assert_string_not_equal(take_log(), "");
    timer_del(&x.timer);
    timer_del(&y.timer);
    scene_free(s);
}

static void creeps_by_1_ns(Spy *spy)
{
    timer_mod(&spy->timer, spy->fired);
}

static void a_timer_that_creeps_towards_now_is_a_storm(void **state)
{
    Spy creeping;
    Scene *s = scene_with_limit(2000);

    spy_init(&creeping, s, 'C', s->list, SCALE_NS);
    creeping.then = creeps_by_1_ns;
    timer_mod(&creeping.timer, 0);
    scene_run_at(s, INT64_C(1000000000));
    assert_int_equal(creeping.fired, 2000);
    assert_int_equal(timer_expire_time_ns(&creeping.timer), 2000);
    assert_non_null(strstr(take_log(), "timer storm on REALTIME"));
    timer_del(&creeping.timer);
    scene_free(s);
}

static void what_a_split_leaves_stays_armed_in_order(void **state)
{
    Scene *s = scene_with_limit(10);

    s->a.then = arms_itself_at_once;
    timer_mod(&s->a.timer, T0 - 1);
    timer_mod(&s->b.timer, T0 + 1);
    timer_mod(&s->c.timer, T0 + 1);
    scene_run_at(s, T0);
    assert_fired(s, "AAAAAAAAAA");
    assert_int_equal(timerlist_deadline_ns(s->list), 0);
    s->a.then = NULL;
    scene_run_at(s, T0 + 1);
    assert_fired(s, "ABC");
    take_log();
    scene_free(s);
}

static void a_storm_is_reported_once_per_timer_and_names_the_callback(void **state)
{
    Scene *s = scene_with_limit(10);
    static Spy stormy;
    char address[32];

    spy_init(&stormy, s, 'S', s->list, SCALE_NS);
    stormy.then = arms_itself_at_once;
    snprintf(address, sizeof address, "%p", *(void **)&stormy.timer.cb);
    timer_mod(&stormy.timer, T0);
    scene_run_at(s, T0);
    const char *log = take_log();
    assert_non_null(strstr(log, "timer storm on REALTIME"));
    assert_non_null(strstr(log, address));
    scene_run_at(s, T0);
    scene_run_at(s, T0);
    assert_string_equal(take_log(), "");
    timer_del(&stormy.timer);
    scene_free(s);
}

static void catches_up_by_1_ms(Spy *spy)
{
    int64_t next_ns = (int64_t)spy->fired * SCALE_MS;

    if (next_ns <= qemu_clock_get_ns(spy->scene->type)) {
        timer_mod(&spy->timer, next_ns);
    }
}

static void catching_up_an_hour_in_ms_is_innocent(void **state)
{
    enum { PERIODS = 3600000 };
    static Spy late;
    Scene *s = scene_with_limit(10000);
    unsigned passes = 0;

    spy_init(&late, s, 'L', s->list, SCALE_NS);
    late.then = catches_up_by_1_ms;
    timer_mod(&late.timer, 0);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, INT64_C(3600) * 1000 * SCALE_MS);
    while (timerlist_run_timers(s->list)) {
        passes++;
    }
    assert_int_equal(late.fired, PERIODS + 1);
    assert_int_equal(passes, PERIODS / 10000 + 1);
    assert_string_equal(take_log(), "");
    scene_free(s);
}

static void ten_thousand_due_timers_run_in_one_pass(void **state)
{
    enum { COUNT = 10000 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_with_limit(10000);

    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, 1, s->a.timer.cb, &s->a);
        timer_mod(&timers[i], T0 - i % 7);
    }
    scene_run_at(s, T0);
    assert_int_equal(s->a.fired, COUNT);
    assert_false(timerlist_has_timers(s->list));
    scene_free(s);
}

static void a_pass_is_split_after_16_times_the_limit_in_all(void **state)
{
    enum { COUNT = 400 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_with_limit(10);

    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, 1, s->a.timer.cb, &s->a);
        timer_mod(&timers[i], T0);
    }
    scene_run_at(s, T0);
    assert_int_equal(s->a.fired, 160);
    scene_run_at(s, T0);
    scene_run_at(s, T0);
    assert_int_equal(s->a.fired, COUNT);
    assert_string_equal(take_log(), "");
    scene_free(s);
}

static void stops_after_50000(Spy *spy)
{
    if (spy->fired < 50000) {
        timer_mod(&spy->timer, T0);
    }
}

static void count_firing(void *opaque)
{
    (*(unsigned *)opaque)++;
}

static void a_pass_of_timers_that_fire_once_allocates_nothing(void **state)
{
    enum { COUNT = 50000 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_new();
    unsigned fired = 0;

    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, SCALE_NS, count_firing, &fired);
        timer_mod(&timers[i], T0);
    }
    unsigned long before = blocks_asked_for();
    timerlist_run_timers(s->list);
    assert_int_equal(fired, COUNT);
    assert_int_equal(blocks_asked_for(), before);
    scene_free(s);
}

static void a_limit_of_0_is_no_limit(void **state)
{
    Scene *s = scene_with_limit(0);

    s->a.then = stops_after_50000;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_int_equal(s->a.fired, 50000);
    scene_free(s);
}

static void arms_itself_a_ns_ahead(Spy *spy)
{
    timer_mod(&spy->timer, qemu_clock_get_ns(spy->scene->type) + 1);
}

static void now_and_a_little_is_no_storm(void **state)
{
    Scene *s = scene_with_limit(10);

    s->a.then = arms_itself_a_ns_ahead;
    timer_mod(&s->a.timer, T0);
    for (unsigned i = 0; i < 50; i++) {
        scene_run_at(s, T0 + i);
        assert_int_equal(s->a.fired, i + 1);
    }
    assert_string_equal(take_log(), "");
    scene_free(s);
}

static void other_lists_get_their_turn_in_a_storm(void **state)
{
    QEMUTimerListGroup group;
    Scene *s = scene_with_limit(10);
    Spy stormy, calm;

    fake_clock_install(QEMU_CLOCK_HOST);
    timerlistgroup_init(&group, NULL, NULL);
    spy_init(&stormy, s, 'S', group.tl[QEMU_CLOCK_REALTIME], SCALE_NS);
    spy_init(&calm, s, 'C', group.tl[QEMU_CLOCK_HOST], SCALE_NS);
    stormy.then = arms_itself_at_once;
    timer_mod(&stormy.timer, T0);
    timer_mod(&calm.timer, 0);
    timerlistgroup_run_timers(&group);
    assert_fired(s, "SSSSSSSSSSC");
    take_log();
    timer_del(&stormy.timer);
    timerlistgroup_deinit(&group);
    scene_free(s);
}

static void virtual_time_stops_at_a_storm_and_says_where(void **state)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    vmtimer_set_storm_limit(10);
    s->a.then = arms_itself_at_once;
    timer_mod(&s->a.timer, start_ns + 5);
    timer_mod(&s->b.timer, start_ns + 50);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 100),
                     start_ns + 5);
    assert_int_equal(vmtimer_run_until_idle(start_ns + 100), start_ns + 5);
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), start_ns + 5);
    assert_int_equal(s->a.fired, 30);
    assert_int_equal(s->b.fired, 0);
    take_log();
    timer_del(&s->a.timer);
    assert_int_equal(vmtimer_run_until_idle(start_ns + 100), start_ns + 50);
    scene_free(s);
}

/* X and Y arm each other at the one instant; virtual time must not stay there. */
static void assert_stops_between(Spy *x, Spy *y)
{
    int64_t start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    vmtimer_set_storm_limit(2000);
    x->then = y->then = arms_the_other_at_once;
    x->other = y;
    y->other = x;
    timer_mod(&x->timer, start_ns + 5);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 100),
                     start_ns + 5);
    assert_in_range(x->fired, 1000, 4000);
    assert_non_null(strstr(take_log(), "timer storm on VIRTUAL"));
    timer_del(&x->timer);
    timer_del(&y->timer);
}

static void virtual_time_stops_at_a_storm_between_two_clocks(void **state)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    Scene *other = scene_new_on(QEMU_CLOCK_VIRTUAL_RT);

    assert_stops_between(&s->a, &other->a);
    scene_free(other);
    scene_free(s);
}

static void virtual_time_stops_at_a_storm_between_two_lists(void **state)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    Scene *other = scene_new_on(QEMU_CLOCK_VIRTUAL);

    assert_stops_between(&s->a, &other->a);
    scene_free(other);
    scene_free(s);
}

static bool a_storm_is_reported(Spy *spy)
{
    spy->then = arms_itself_at_once;
    timer_mod(&spy->timer, T0);
    scene_run_at(spy->scene, T0);
    timer_del(&spy->timer);
    return *take_log() != 0;
}

static void a_timer_initialised_anew_may_be_reported_again(void **state)
{
    Scene *s = scene_with_limit(10);

    assert_true(a_storm_is_reported(&s->a));
    assert_false(a_storm_is_reported(&s->a));
    spy_init(&s->a, s, 'A', s->list, SCALE_NS);
    assert_true(a_storm_is_reported(&s->a));
    scene_free(s);
}

static void after_256_reports_the_oldest_is_forgotten(void **state)
{
    Scene *s = scene_with_limit(10);
    static Spy spies[257];

    for (int i = 0; i < 257; i++) {
        spy_init(&spies[i], s, 'S', s->list, SCALE_NS);
        scene_forget(s);
        assert_true(a_storm_is_reported(&spies[i]));
    }
    scene_forget(s);
    assert_false(a_storm_is_reported(&spies[1]));
    assert_true(a_storm_is_reported(&spies[0]));
    scene_free(s);
}

static void virtual_time_goes_on_after_an_innocent_split(void **state)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    static QEMUTimer timers[400];

    vmtimer_set_storm_limit(10); /* 160 in a pass */
    for (int i = 0; i < 400; i++) {
        timer_init_tl(&timers[i], s->list, 1, s->a.timer.cb, &s->a);
        timer_mod(&timers[i], start_ns + 5);
    }
    timer_mod(&s->b.timer, start_ns + 6);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 100),
                     start_ns + 100);
    assert_int_equal(s->a.fired, 400);
    assert_int_equal(s->b.fired, 1);
    scene_free(s);
}

static void arms_itself_10_ns_later(Spy *spy)
{
    timer_mod(&spy->timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 10);
}

static void a_short_period_of_virtual_time_is_no_storm(void **state)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    vmtimer_set_storm_limit(10);
    s->a.then = arms_itself_10_ns_later;
    timer_mod(&s->a.timer, start_ns + 10);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 2000),
                     start_ns + 2000);
    assert_int_equal(s->a.fired, 200);
    scene_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_timer_that_arms_itself_at_once_does_not_hang_the_pass),
        PROMISE(timers_that_arm_each_other_do_not_hang_the_pass),
        PROMISE(a_timer_that_creeps_towards_now_is_a_storm),
        PROMISE(what_a_split_leaves_stays_armed_in_order),
        PROMISE(a_storm_is_reported_once_per_timer_and_names_the_callback),
        PROMISE(catching_up_an_hour_in_ms_is_innocent),
        PROMISE(ten_thousand_due_timers_run_in_one_pass),
        PROMISE(a_pass_is_split_after_16_times_the_limit_in_all),
        PROMISE(a_pass_of_timers_that_fire_once_allocates_nothing),
        PROMISE(a_limit_of_0_is_no_limit),
        PROMISE(now_and_a_little_is_no_storm),
        PROMISE(other_lists_get_their_turn_in_a_storm),
        PROMISE(virtual_time_stops_at_a_storm_and_says_where),
        PROMISE(virtual_time_stops_at_a_storm_between_two_clocks),
        PROMISE(virtual_time_stops_at_a_storm_between_two_lists),
        PROMISE(a_timer_initialised_anew_may_be_reported_again),
        PROMISE(after_256_reports_the_oldest_is_forgotten),
        PROMISE(virtual_time_goes_on_after_an_innocent_split),
        PROMISE(a_short_period_of_virtual_time_is_no_storm),
    };

    return cmocka_run_group_tests_name("storm", tests, NULL, NULL);
}
