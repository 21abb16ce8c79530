/*
 * deadline: how long until the next timer, over one list, a group, or all lists.
 */
#include "fake-clock.h"
#include "scene.h"

static void no_deadline_is_minus_1(void **state)
{
    Scene *s = scene_new();

    assert_int_equal(timerlist_deadline_ns(s->list), -1);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), -1);
    scene_free(s);
}

static void a_deadline_is_exact(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 7);
    assert_int_equal(timerlist_deadline_ns(s->list), 7);
    timer_mod(&s->a.timer, T0 + INT64_C(123456789012345));
    assert_int_equal(timerlist_deadline_ns(s->list), INT64_C(123456789012345));
    timer_mod(&s->b.timer, T0 + 1);
    timer_del(&s->b.timer);
    assert_int_equal(timerlist_deadline_ns(s->list), INT64_C(123456789012345));
    scene_free(s);
}

static void a_due_timer_is_a_deadline_of_0(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    assert_int_equal(timerlist_deadline_ns(s->list), 0);
    timer_mod(&s->a.timer, 0);
    assert_int_equal(timerlist_deadline_ns(s->list), 0);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), 0);
    scene_free(s);
}

static void a_deadline_saturates(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, INT64_MAX);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, -5);
    assert_int_equal(timerlist_deadline_ns(s->list), INT64_MAX);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1),
                     INT64_MAX);
    scene_free(s);
}

static void a_disabled_clock_has_no_deadline(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    assert_int_equal(timerlist_deadline_ns(s->list), -1);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), -1);
    scene_free(s);
}

static void a_groups_deadline_is_the_soonest_over_its_clocks(void **state)
{
    QEMUTimerListGroup group;
    QEMUTimer v, h;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_install(QEMU_CLOCK_HOST);
    timerlistgroup_init(&group, NULL, NULL);
    assert_int_equal(timerlistgroup_deadline_ns(&group), -1);
    timer_init_full(&h, &group, QEMU_CLOCK_HOST, 1, 0, NULL, NULL);
    timer_init_full(&v, &group, QEMU_CLOCK_VIRTUAL, 1, 0, NULL, NULL);
    timer_mod(&h, 9);
    assert_int_equal(timerlistgroup_deadline_ns(&group), 9);
    timer_mod(&v, 4);
    assert_int_equal(timerlistgroup_deadline_ns(&group), 4);
    timer_del(&v);
    timer_del(&h);
    timerlistgroup_deinit(&group);
}

static void the_deadline_of_all_is_the_soonest_over_every_list(void **state)
{
    Scene *s = scene_new();
    Scene *other = scene_new();
    QEMUTimer ts;

    timer_init_ns(&ts, QEMU_CLOCK_REALTIME, NULL, NULL);
    timer_mod(&ts, T0 + 30);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), 30);
    timer_mod(&other->a.timer, T0 + 10);
    timer_mod(&s->a.timer, T0 + 20);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), 10);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST, -1), -1);
    timer_del(&ts);
    scene_free(other);
    scene_free(s);
}

static void timers_with_attributes_outside_the_mask_are_passed_over(void **state)
{
    Scene *s = scene_new();
    const QEMUClockType type = QEMU_CLOCK_REALTIME;

    s->a.timer.attributes = QEMU_TIMER_ATTR_EXTERNAL;
    timer_mod(&s->a.timer, T0 + 3);
    assert_int_equal(
        qemu_clock_deadline_ns_all(type, ~QEMU_TIMER_ATTR_EXTERNAL), -1);
    assert_int_equal(qemu_clock_deadline_ns_all(type, 0), -1);
    assert_int_equal(
        qemu_clock_deadline_ns_all(type, (int)QEMU_TIMER_ATTR_ALL), 3);
    assert_int_equal(
        qemu_clock_deadline_ns_all(type, QEMU_TIMER_ATTR_EXTERNAL), 3);
    timer_mod(&s->c.timer, T0 + 9);
    timer_mod(&s->b.timer, T0 + 8);
    assert_int_equal(qemu_clock_deadline_ns_all(type, 0), 8);
    assert_int_equal(timerlist_deadline_ns(s->list), 3);
    scene_free(s);
}

static void attributes_change_neither_order_nor_firing(void **state)
{
    Scene *s = scene_new();

    s->b.timer.attributes = QEMU_TIMER_ATTR_EXTERNAL;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    timer_mod(&s->c.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "ABC");
    scene_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(no_deadline_is_minus_1),
        PROMISE(a_deadline_is_exact),
        PROMISE(a_due_timer_is_a_deadline_of_0),
        PROMISE(a_deadline_saturates),
        PROMISE(a_disabled_clock_has_no_deadline),
        PROMISE(a_groups_deadline_is_the_soonest_over_its_clocks),
        PROMISE(the_deadline_of_all_is_the_soonest_over_every_list),
        PROMISE(timers_with_attributes_outside_the_mask_are_passed_over),
        PROMISE(attributes_change_neither_order_nor_firing),
    };

    return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
