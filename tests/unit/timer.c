/*
 * timer: the verbs users know, one by one.
 */
#include "blocks.h"
#include "fake-clock.h"
#include "scene.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

static void nothing(void *opaque)
{
}

static void a_new_timer_is_idle(void **state)
{
    QEMUTimer *ts = timer_new_ns(QEMU_CLOCK_REALTIME, nothing, NULL);

    assert_false(timer_pending(ts));
    assert_true(timer_expire_time_ns(ts) == UINT64_MAX);
    assert_int_equal(ts->expire_time, -1);
    timer_free(ts);
}

static void the_struct_has_qemus_layout(void **state)
{
    assert_int_equal(sizeof(QEMUTimer), sizeof(void *) == 8 ? 48 : 32);
    assert_int_equal(offsetof(QEMUTimer, expire_time), 0);
    assert_int_equal(__alignof__(QEMUTimer), 8);
    assert_int_equal(offsetof(QEMUTimer, timer_list), 8);
    assert_int_equal(offsetof(QEMUTimer, scale),
                     sizeof(QEMUTimer) - sizeof(int));
}

static void expire_time_in_the_struct_is_ns_or_minus_1(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, SCALE_MS, nothing, NULL);
    timer_mod(&ts, 3);
    assert_int_equal(ts.expire_time, 3000000);
    timer_del(&ts);
    assert_int_equal(ts.expire_time, -1);
    scene_free(s);
}

static void time_is_in_the_timers_scale(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, 7, nothing, NULL);
    timer_mod(&ts, 3);
    assert_int_equal(timer_expire_time_ns(&ts), 21);
    timer_del(&ts);
    timer_mod_anticipate(&ts, 4);
    assert_int_equal(timer_expire_time_ns(&ts), 28);
    timer_del(&ts);
    scene_free(s);
}

static void the_ns_verbs_look_past_the_scale(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, SCALE_MS, nothing, NULL);
    timer_mod_ns(&ts, 5);
    assert_int_equal(timer_expire_time_ns(&ts), 5);
    timer_mod_anticipate_ns(&ts, 4);
    assert_int_equal(timer_expire_time_ns(&ts), 4);
    timer_del(&ts);
    scene_free(s);
}

static void constructors_set_clock_scale_and_attributes(void **state)
{
    QEMUTimer *ns = timer_new_ns(QEMU_CLOCK_HOST, nothing, NULL);
    QEMUTimer *us = timer_new_us(QEMU_CLOCK_REALTIME, nothing, NULL);
    QEMUTimer *ms = timer_new_ms(QEMU_CLOCK_VIRTUAL, nothing, state);
    QEMUTimer *full = timer_new_full(NULL, QEMU_CLOCK_VIRTUAL_RT, 9,
                                     QEMU_TIMER_ATTR_EXTERNAL, nothing, NULL);

    assert_ptr_equal(ns->timer_list, main_loop_tlg.tl[QEMU_CLOCK_HOST]);
    assert_int_equal(ns->scale, 1);
    assert_int_equal(us->scale, 1000);
    assert_int_equal(ms->scale, 1000000);
    assert_ptr_equal(ms->opaque, state);
    assert_int_equal(full->scale, 9);
    assert_int_equal(full->attributes, QEMU_TIMER_ATTR_EXTERNAL);
    assert_int_equal(timerlist_get_clock(full->timer_list),
                     QEMU_CLOCK_VIRTUAL_RT);
    timer_free(ns);
    timer_free(us);
    timer_free(ms);
    timer_free(full);
}

static void timer_expired_compares_the_time_alone(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, 7, nothing, NULL);
    assert_true(timer_expired(&ts, 0)); /* idle: -1 is before 0 */
    assert_false(timer_expired(&ts, -2));
    timer_mod(&ts, 3);
    assert_true(timer_expired(&ts, 3));
    assert_false(timer_expired(&ts, 2));
    assert_false(timer_expired(NULL, 0));
    timer_del(&ts);
    scene_free(s);
}

static void mod_of_a_pending_timer_moves_it(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    timer_mod(&s->a.timer, T0 + 5);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "A");
    scene_run_at(s, T0 + 10);
    assert_fired(s, "");

    timer_mod(&s->a.timer, T0 + 15);
    timer_mod(&s->a.timer, T0 + 20);
    scene_run_at(s, T0 + 19);
    assert_fired(s, "");
    scene_run_at(s, T0 + 20);
    assert_fired(s, "A");
    scene_free(s);
}

static void a_negative_time_is_stored_as_0(void **state)
{
    static const int64_t times[] = {-1, -5, INT64_MIN};
    Scene *s = scene_new();

    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        timer_mod(&s->a.timer, times[i]);
        assert_true(timer_pending(&s->a.timer));
        assert_int_equal(timer_expire_time_ns(&s->a.timer), 0);
        scene_run_at(s, 0);
        assert_fired(s, "A");
    }
    scene_free(s);
}

static void a_time_in_the_past_fires_in_the_next_pass(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 - 500);
    timer_mod(&s->b.timer, T0);
    timerlist_run_timers(s->list);
    assert_fired(s, "AB");
    scene_free(s);
}

static void a_time_too_large_is_the_far_end_of_time(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, SCALE_MS, nothing, NULL);
    timer_mod(&ts, INT64_MAX / 10);
    assert_true(timer_expire_time_ns(&ts) == INT64_MAX);
    timer_mod(&ts, INT64_MIN / 10);
    assert_true(timer_expire_time_ns(&ts) == 0);
    timer_del(&ts);
    scene_free(s);
}

static void the_far_end_of_time_never_fires_before_it(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, INT64_MAX);
    scene_run_at(s, INT64_MAX - 1);
    assert_fired(s, "");
    assert_int_equal(timerlist_deadline_ns(s->list), 1);
    scene_run_at(s, INT64_MAX);
    assert_fired(s, "A");
    scene_free(s);
}

static void anticipate_arms_an_idle_timer(void **state)
{
    Scene *s = scene_new();

    timer_mod_anticipate(&s->a.timer, T0 + 9);
    assert_int_equal(timer_expire_time_ns(&s->a.timer), T0 + 9);
    scene_free(s);
}

static void anticipate_only_moves_earlier(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 9);
    timer_mod_anticipate(&s->a.timer, T0 + 10);
    assert_int_equal(timer_expire_time_ns(&s->a.timer), T0 + 9);
    timer_mod_anticipate(&s->a.timer, T0 + 8);
    assert_int_equal(timer_expire_time_ns(&s->a.timer), T0 + 8);
    scene_free(s);
}

static void anticipate_to_the_same_time_keeps_the_place(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 9);
    timer_mod(&s->b.timer, T0 + 9);
    timer_mod_anticipate(&s->a.timer, T0 + 9);
    scene_run_at(s, T0 + 9);
    assert_fired(s, "AB");
    scene_free(s);
}

static void anticipate_to_a_negative_time_keeps_a_place_at_0(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, -1);
    timer_mod(&s->b.timer, 0);
    timer_mod_anticipate(&s->a.timer, -7);
    scene_run_at(s, T0);
    assert_fired(s, "AB");
    scene_free(s);
}

static void del_makes_idle_and_may_be_repeated(void **state)
{
    Scene *s = scene_new();

    timer_del(&s->a.timer); /* never armed */
    timer_mod(&s->a.timer, T0);
    timer_del(&s->a.timer);
    timer_del(&s->a.timer);
    assert_false(timer_pending(&s->a.timer));
    scene_run_at(s, T0);
    assert_fired(s, "");
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_free(s);
}

static void vmtimer_del_tells_whether_it_was_pending(void **state)
{
    Scene *s = scene_new();

    assert_false(vmtimer_del(&s->a.timer));
    timer_mod(&s->a.timer, T0);
    assert_true(vmtimer_del(&s->a.timer));
    assert_false(vmtimer_del(&s->a.timer));
    timer_mod(&s->a.timer, T0);
    assert_true(vmtimer_del_sync(&s->a.timer));
    assert_false(vmtimer_del_sync(&s->a.timer));
    scene_run_at(s, T0);
    assert_fired(s, "");
    scene_free(s);
}

static void an_expired_timer_that_has_not_run_is_pending(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0 + 1);
    assert_true(timer_pending(&s->a.timer));
    scene_free(s);
}

static void zero_filled_memory_is_an_idle_timer(void **state)
{
    QEMUTimer ts;

    memset(&ts, 0, sizeof ts);
    assert_false(timer_pending(&ts));
    assert_true(timer_expire_time_ns(&ts) == UINT64_MAX);
    timer_del(&ts);
    assert_false(vmtimer_del(&ts));
    assert_false(vmtimer_del_sync(&ts));
}

static void deinit_leaves_an_idle_timer_without_a_list(void **state)
{
    Scene *s = scene_new();
    QEMUTimer ts;

    timer_init_tl(&ts, s->list, SCALE_NS, nothing, NULL);
    timer_mod(&ts, T0);
    timer_del(&ts);
    timer_deinit(&ts);
    assert_null(ts.timer_list);
    timer_del(&ts);
    assert_false(timer_pending(&ts));
    scene_free(s);
}

static void an_idle_timer_may_be_initialised_again(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    timer_del(&s->a.timer);
    spy_init(&s->a, s, 'Z', s->list, SCALE_US);
    timer_mod(&s->a.timer, 2);
    scene_run_at(s, 2000);
    assert_fired(s, "Z");
    scene_free(s);
}

static void free_deletes_first(void **state)
{
    Scene *s = scene_new();
    QEMUTimer *ts = timer_new_tl(s->list, SCALE_NS, nothing, NULL);

    timer_mod(ts, T0);
    timer_free(ts);
    assert_false(timerlist_has_timers(s->list));
    scene_run_at(s, T0);
    assert_false(s->progress);
    scene_free(s);
}

static void free_of_null_does_nothing(void **state)
{
    timer_free(NULL);
    timerlist_free(NULL);
}

static void a_million_timers_may_be_freed_while_pending(void **state)
{
    enum { COUNT = 1000000 };
    Scene *s = scene_new();
    QEMUTimer **timers = calloc(COUNT, sizeof *timers);

    for (int i = 0; i < COUNT; i++) {
        timers[i] = timer_new_tl(s->list, SCALE_NS, nothing, NULL);
        timer_mod(timers[i], T0 + (int64_t)i * 7919 % COUNT);
    }
    for (int i = 0; i < COUNT; i++) {
        timer_free(timers[i]);
    }
    free(timers);
    assert_false(timerlist_has_timers(s->list));
    scene_free(s);
}

static void arming_allocates_nothing_once_the_list_has_its_size(void **state)
{
    enum { COUNT = 1000 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_new();

    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, SCALE_NS, nothing, NULL);
        timer_mod(&timers[i], T0 + i);
    }
    unsigned long before = blocks_asked_for();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < COUNT; i++) {
            timer_mod(&timers[i], T0 + (int64_t)i * 7919 % COUNT);
        }
        scene_run_at(s, T0 + COUNT);
    }
    assert_int_equal(blocks_asked_for(), before);
    scene_free(s);
}

static void reserve_makes_room_before_the_arming(void **state)
{
    enum { COUNT = 10000 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_new();

    vmtimer_list_reserve(s->list, COUNT);
    vmtimer_list_reserve(s->list, 1); /* never shrinks */
    unsigned long before = blocks_asked_for();
    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, SCALE_NS, nothing, NULL);
        timer_mod(&timers[i], T0 + i);
    }
    assert_int_equal(blocks_asked_for(), before);
    for (int i = 0; i < COUNT; i++) {
        timer_del(&timers[i]);
    }
    scene_free(s);
}

static void init_clocks_may_be_called_any_number_of_times(void **state)
{
    QEMUTimerList *list = main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL];

    assert_non_null(list); /* there before anything was called */
    init_clocks(NULL);
    qemu_init_clocks(NULL);
    init_clocks(NULL);
    assert_ptr_equal(main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL], list);
}

static void init_clocks_leaves_the_timer_slack_alone(void **state)
{
    prctl(PR_SET_TIMERSLACK, 77777);
    init_clocks(NULL);
    assert_int_equal(prctl(PR_GET_TIMERSLACK), 77777);
    prctl(PR_SET_TIMERSLACK, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_new_timer_is_idle),
        PROMISE(the_struct_has_qemus_layout),
        PROMISE(expire_time_in_the_struct_is_ns_or_minus_1),
        PROMISE(time_is_in_the_timers_scale),
        PROMISE(the_ns_verbs_look_past_the_scale),
        PROMISE(constructors_set_clock_scale_and_attributes),
        PROMISE(timer_expired_compares_the_time_alone),
        PROMISE(mod_of_a_pending_timer_moves_it),
        PROMISE(a_negative_time_is_stored_as_0),
        PROMISE(a_time_in_the_past_fires_in_the_next_pass),
        PROMISE(a_time_too_large_is_the_far_end_of_time),
        PROMISE(the_far_end_of_time_never_fires_before_it),
        PROMISE(anticipate_arms_an_idle_timer),
        PROMISE(anticipate_only_moves_earlier),
        PROMISE(anticipate_to_the_same_time_keeps_the_place),
        PROMISE(anticipate_to_a_negative_time_keeps_a_place_at_0),
        PROMISE(del_makes_idle_and_may_be_repeated),
        PROMISE(vmtimer_del_tells_whether_it_was_pending),
        PROMISE(an_expired_timer_that_has_not_run_is_pending),
        PROMISE(zero_filled_memory_is_an_idle_timer),
        PROMISE(deinit_leaves_an_idle_timer_without_a_list),
        PROMISE(an_idle_timer_may_be_initialised_again),
        PROMISE(free_deletes_first),
        PROMISE(free_of_null_does_nothing),
        PROMISE(a_million_timers_may_be_freed_while_pending),
        PROMISE(arming_allocates_nothing_once_the_list_has_its_size),
        PROMISE(reserve_makes_room_before_the_arming),
        PROMISE(init_clocks_may_be_called_any_number_of_times),
        PROMISE(init_clocks_leaves_the_timer_slack_alone),
    };

    return cmocka_run_group_tests_name("timer", tests, NULL, NULL);
}
