/*
 * clock: what time is it, and letting a clock's timers fire or not.
 */
#include "fake-clock.h"
#include "scene.h"

static void the_clocks_have_qemus_numbers(void **state)
{
    assert_int_equal(QEMU_CLOCK_REALTIME, 0);
    assert_int_equal(QEMU_CLOCK_VIRTUAL, 1);
    assert_int_equal(QEMU_CLOCK_HOST, 2);
    assert_int_equal(QEMU_CLOCK_VIRTUAL_RT, 3);
    assert_int_equal(QEMU_CLOCK_MAX, 4);
}

static void a_clock_out_of_range_is_virtual(void **state)
{
    QEMUTimerList *list = timerlist_new((QEMUClockType)9, NULL, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 1234);
    assert_int_equal(qemu_clock_get_ns((QEMUClockType)4), 1234);
    assert_int_equal(qemu_clock_get_ns((QEMUClockType)-1), 1234);
    assert_int_equal(timerlist_get_clock(list), QEMU_CLOCK_VIRTUAL);
    timerlist_free(list);
}

static void realtime_reads_the_monotonic_clock_in_ns(void **state)
{
    fake_kernel_clock_set_ns(INT64_C(9876543210123));
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_REALTIME),
                     INT64_C(9876543210123));
    assert_int_equal(get_clock(), INT64_C(9876543210123));
}

static void host_reads_the_wall_clock_in_ns(void **state)
{
    fake_kernel_clock_set_ns(INT64_C(1700000000000000001));
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_HOST),
                     INT64_C(1700000000000000001));
    assert_int_equal(get_clock_realtime(), INT64_C(1700000000000000001));
}

static void host_remembers_what_it_read_last(void **state)
{
    fake_kernel_clock_set_ns(5000);
    qemu_clock_get_ns(QEMU_CLOCK_HOST);
    fake_kernel_clock_set_ns(6000);
    assert_int_equal(qemu_clock_get_last(QEMU_CLOCK_HOST), 5000);
    qemu_clock_set_last(QEMU_CLOCK_HOST, 77);
    assert_int_equal(qemu_clock_get_last(QEMU_CLOCK_HOST), 77);
    qemu_clock_set_last(QEMU_CLOCK_VIRTUAL, 88);
    assert_int_equal(qemu_clock_get_last(QEMU_CLOCK_VIRTUAL), 0);
    assert_int_equal(qemu_clock_get_last(QEMU_CLOCK_HOST), 77);
}

static void ms_and_us_are_cut_off_towards_zero(void **state)
{
    fake_clock_install(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 1999999);
    assert_int_equal(qemu_clock_get_ms(QEMU_CLOCK_HOST), 1);
    assert_int_equal(qemu_clock_get_us(QEMU_CLOCK_HOST), 1999);
    fake_clock_set_ns(QEMU_CLOCK_HOST, -1999999);
    assert_int_equal(qemu_clock_get_ms(QEMU_CLOCK_HOST), -1);
    assert_int_equal(qemu_clock_get_us(QEMU_CLOCK_HOST), -1999);
}

static void every_clock_is_enabled_at_first(void **state)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        Scene *s = scene_new_on((QEMUClockType)type);

        fake_clock_install((QEMUClockType)type);
        timer_mod(&s->a.timer, 0);
        scene_run_at(s, 0);
        assert_fired(s, "A");
        scene_free(s);
    }
}

static void a_disabled_clock_fires_nothing_and_keeps_its_timers(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    scene_run_at(s, T0 + 5);
    assert_false(s->progress);
    assert_true(timer_pending(&s->a.timer));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "A");
    scene_free(s);
}

static void a_disabled_clock_reads_on(void **state)
{
    fake_clock_install(QEMU_CLOCK_HOST);
    qemu_clock_enable(QEMU_CLOCK_HOST, false);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 5);
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_HOST), 5);
}

static void timers_armed_while_disabled_keep_their_order(void **state)
{
    Scene *s = scene_new();

    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    timer_mod(&s->a.timer, T0 + 2);
    timer_mod(&s->b.timer, T0 + 1);
    timer_mod(&s->c.timer, T0 + 2);
    timer_mod(&s->d.timer, T0 + 1);
    timer_del(&s->d.timer);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    scene_run_at(s, T0 + 2);
    assert_fired(s, "BAC");
    scene_free(s);
}

static void enabling_and_disabling_tell_every_list_of_the_clock_once(void **state)
{
    Scene *s = scene_new();
    Scene *other = scene_new();
    Scene *host = scene_new_on(QEMU_CLOCK_HOST);

    s->notified = other->notified = 0;
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true); /* it is */
    assert_int_equal(s->notified, 0);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    assert_int_equal(s->notified, 1);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    assert_int_equal(s->notified, 2);
    assert_int_equal(other->notified, 2);
    assert_int_equal(host->notified, 0);
    scene_free(host);
    scene_free(other);
    scene_free(s);
}

static void disabling_a_clock_that_never_ran_returns_at_once(void **state)
{
    Scene *s = scene_new();

    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL_RT, false);
    scene_free(s);
}

static void disables_its_clock(Spy *spy)
{
    qemu_clock_enable(spy->scene->type, false);
}

static void disabling_from_a_callback_returns_and_ends_the_pass(void **state)
{
    Scene *s = scene_new();

    s->a.then = disables_its_clock;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    assert_true(timer_pending(&s->b.timer));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    scene_run_at(s, T0);
    assert_fired(s, "B");
    scene_free(s);
}

static void disables_host(Spy *spy)
{
    qemu_clock_enable(QEMU_CLOCK_HOST, false);
}

static void runs_the_other_scene(Spy *spy)
{
    timerlist_run_timers(spy->other->scene->list);
}

static void disabling_from_another_clocks_callback_returns(void **state)
{
    Scene *s = scene_new();
    Scene *host = scene_new_on(QEMU_CLOCK_HOST);

    fake_clock_install(QEMU_CLOCK_HOST);
    host->a.then = runs_the_other_scene; /* a pass of HOST is on this stack */
    host->a.other = &s->a;
    s->a.then = disables_host;
    timer_mod(&host->a.timer, 0);
    timer_mod(&s->a.timer, T0);
    timerlist_run_timers(host->list);
    assert_fired(s, "A");
    assert_fired(host, "A");
    scene_free(host);
    scene_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(the_clocks_have_qemus_numbers),
        PROMISE(a_clock_out_of_range_is_virtual),
        PROMISE(realtime_reads_the_monotonic_clock_in_ns),
        PROMISE(host_reads_the_wall_clock_in_ns),
        PROMISE(host_remembers_what_it_read_last),
        PROMISE(ms_and_us_are_cut_off_towards_zero),
        PROMISE(every_clock_is_enabled_at_first),
        PROMISE(a_disabled_clock_fires_nothing_and_keeps_its_timers),
        PROMISE(a_disabled_clock_reads_on),
        PROMISE(timers_armed_while_disabled_keep_their_order),
        PROMISE(enabling_and_disabling_tell_every_list_of_the_clock_once),
        PROMISE(disabling_a_clock_that_never_ran_returns_at_once),
        PROMISE(disabling_from_a_callback_returns_and_ends_the_pass),
        PROMISE(disabling_from_another_clocks_callback_returns),
    };

    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
