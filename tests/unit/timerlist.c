/*
 * timerlist: a pass over one clock's timers, and what callbacks may do in it.
 */
#include "fake-clock.h"
#include "scene.h"

#include <string.h>
#include <sys/mman.h>

static void nothing(void *opaque)
{
}

static void a_timer_fires_at_its_time_and_not_before(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 5);
    scene_run_at(s, T0 + 4);
    assert_fired(s, "");
    scene_run_at(s, T0 + 5);
    assert_fired(s, "A");
    scene_run_at(s, T0 + 6);
    assert_fired(s, "");
    scene_free(s);
}

static void a_pass_tells_whether_a_callback_ran(void **state)
{
    Scene *s = scene_new();

    scene_run_at(s, T0);
    assert_false(s->progress);
    timer_mod(&s->a.timer, T0 + 5);
    scene_run_at(s, T0 + 4);
    assert_false(s->progress);
    scene_run_at(s, T0 + 5);
    assert_true(s->progress);
    scene_free(s);
}

static void a_pass_over_an_empty_list_does_not_read_the_clock(void **state)
{
    Scene *s = scene_new();
    unsigned before = fake_clock_reads(QEMU_CLOCK_REALTIME);

    timerlist_run_timers(s->list);
    assert_int_equal(fake_clock_reads(QEMU_CLOCK_REALTIME), before);
    scene_free(s);
}

static void moves_the_clock(Spy *spy)
{
    fake_clock_advance_ns(QEMU_CLOCK_REALTIME, 100);
}

static void a_pass_samples_the_clock_once(void **state)
{
    Scene *s = scene_new();

    s->a.then = moves_the_clock;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0 + 50); /* due by then, but not at the sample */
    timerlist_run_timers(s->list);
    assert_fired(s, "A");
    timerlist_run_timers(s->list);
    assert_fired(s, "B");
    scene_free(s);
}

static void a_clock_that_went_back_fires_nothing_early(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 5);
    scene_run_at(s, T0 - 500);
    assert_fired(s, "");
    assert_int_equal(timerlist_deadline_ns(s->list), 505);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "A");
    scene_free(s);
}

static void looks_at_itself(Spy *spy)
{
    assert_false(timer_pending(&spy->timer));
    assert_true(timer_expire_time_ns(&spy->timer) == UINT64_MAX);
    assert_false(vmtimer_del(&spy->timer));
}

static void a_timer_is_idle_in_its_own_callback(void **state)
{
    Scene *s = scene_new();

    s->a.then = looks_at_itself;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_free(s);
}

/* Memory that cannot be touched any more once it was given back. */
static Spy *map_spy(Scene *s)
{
    Spy *spy = mmap(NULL, sizeof *spy, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    assert_true(spy != MAP_FAILED);
    spy_init(spy, s, 'X', s->list, SCALE_NS);
    return spy;
}

static void unmaps_itself(Spy *spy)
{
    munmap(spy, sizeof *spy);
}

static void a_callback_may_free_its_timer(void **state)
{
    Scene *s = scene_new();
    Spy *spy = map_spy(s);

    spy->then = unmaps_itself;
    timer_mod(&spy->timer, T0);
    timer_mod(&s->b.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "XB");
    scene_free(s);
}

static void arms_itself_three_times_at_t0(Spy *spy)
{
    if (spy->fired <= 3) {
        timer_mod(&spy->timer, T0);
    }
}

static void what_a_callback_arms_at_the_instant_runs_in_the_same_pass(void **state)
{
    Scene *s = scene_new();

    s->a.then = arms_itself_three_times_at_t0;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "AAAA");
    scene_free(s);
}

static void arms_itself_1_ns_later(Spy *spy)
{
    timer_mod(&spy->timer, qemu_clock_get_ns(spy->scene->type) + 1);
}

static void what_a_callback_arms_after_the_instant_waits(void **state)
{
    Scene *s = scene_new();

    s->a.then = arms_itself_1_ns_later;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_run_at(s, T0 + 1);
    assert_fired(s, "A");
    scene_free(s);
}

static void arms_the_other_at_t0(Spy *spy)
{
    timer_mod(&spy->other->timer, T0);
}

static void a_timer_armed_in_a_callback_runs_behind_those_already_due(void **state)
{
    Scene *s = scene_new();

    s->a.then = arms_the_other_at_t0;
    s->a.other = &s->c;
    timer_mod(&s->a.timer, T0 - 1);
    timer_mod(&s->b.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "ABC");
    scene_free(s);
}

static void deletes_the_other(Spy *spy)
{
    timer_del(&spy->other->timer);
}

static void a_due_timer_deleted_by_a_callback_does_not_run(void **state)
{
    Scene *s = scene_new();

    s->a.then = deletes_the_other;
    s->a.other = &s->b;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    timer_mod(&s->c.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "AC");
    scene_free(s);
}

static void unmaps_the_other(Spy *spy)
{
    timer_del(&spy->other->timer);
    munmap(spy->other, sizeof *spy->other);
}

static void a_due_timer_freed_by_a_callback_is_not_touched(void **state)
{
    Scene *s = scene_new();
    Spy *other = map_spy(s);

    s->a.then = unmaps_the_other;
    s->a.other = other;
    timer_mod(&s->a.timer, T0);
    timer_mod(&other->timer, T0);
    timer_mod(&s->c.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "AC");
    scene_free(s);
}

static void moves_the_other_to_the_future(Spy *spy)
{
    timer_mod(&spy->other->timer, T0 + 50);
}

static void a_due_timer_moved_by_a_callback_runs_at_its_new_time(void **state)
{
    Scene *s = scene_new();

    s->a.then = moves_the_other_to_the_future;
    s->a.other = &s->b;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_run_at(s, T0 + 50);
    assert_fired(s, "B");
    scene_free(s);
}

static void runs_the_list(Spy *spy)
{
    assert_true(timerlist_run_timers(spy->scene->list));
}

static void a_callback_may_run_its_list(void **state)
{
    Scene *s = scene_new();

    s->a.then = runs_the_list;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    timer_mod(&s->c.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "ABC");
    scene_free(s);
}

static void asks_everything(Spy *spy)
{
    Scene *s = spy->scene;

    timerlist_has_timers(s->list);
    timerlist_expired(s->list);
    timerlist_deadline_ns(s->list);
    qemu_clock_deadline_ns_all(s->type, -1);
    timer_mod(&s->b.timer, T0 + 5);
    timer_mod_anticipate(&s->b.timer, T0 + 4);
    vmtimer_del_sync(&s->b.timer);
    vmtimer_list_reserve(s->list, 10);
    vmtimer_check(s->list);
    timerlist_notify(s->list);
}

static void no_lock_is_held_over_a_callback(void **state)
{
    Scene *s = scene_new();

    s->a.then = asks_everything;
    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_free(s);
}

static void has_timers_looks_past_time_and_enabled(void **state)
{
    Scene *s = scene_new();

    assert_false(timerlist_has_timers(s->list));
    timer_mod(&s->a.timer, T0 + 5);
    assert_true(timerlist_has_timers(s->list));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    assert_true(timerlist_has_timers(s->list));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    scene_free(s);
}

static void expired_is_at_or_before_now(void **state)
{
    Scene *s = scene_new();

    assert_false(timerlist_expired(s->list));
    timer_mod(&s->a.timer, T0 + 5);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0 + 4);
    assert_false(timerlist_expired(s->list));
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0 + 5);
    assert_true(timerlist_expired(s->list));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    assert_true(timerlist_expired(s->list));
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    scene_free(s);
}

static char order[8];

static void write_clock(void *opaque)
{
    strcat(order, opaque);
}

static void the_default_lists_run_in_the_clocks_order(void **state)
{
    QEMUTimer r, v, h, t;

    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        fake_clock_install((QEMUClockType)type);
    }
    timer_init_ns(&t, QEMU_CLOCK_VIRTUAL_RT, write_clock, "T");
    timer_init_ns(&h, QEMU_CLOCK_HOST, write_clock, "H");
    timer_init_ns(&v, QEMU_CLOCK_VIRTUAL, write_clock, "V");
    timer_init_ns(&r, QEMU_CLOCK_REALTIME, write_clock, "R");
    timer_mod(&t, 0);
    timer_mod(&h, 0);
    timer_mod(&v, 0);
    timer_mod(&r, 0);
    order[0] = '\0';
    assert_true(qemu_clock_run_all_timers());
    assert_string_equal(order, "RVHT");
    assert_false(qemu_clock_run_all_timers());
}

static void a_group_has_a_list_per_clock_and_runs_them_in_order(void **state)
{
    QEMUTimerListGroup group;
    QEMUTimer v, h;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_install(QEMU_CLOCK_HOST);
    timerlistgroup_init(&group, NULL, NULL);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        assert_int_equal(timerlist_get_clock(group.tl[type]), type);
    }
    timer_init_full(&h, &group, QEMU_CLOCK_HOST, 1, 0, write_clock, "H");
    timer_init_full(&v, &group, QEMU_CLOCK_VIRTUAL, 1, 0, write_clock, "V");
    timer_mod(&h, 0);
    timer_mod(&v, 0);
    order[0] = '\0';
    assert_false(qemu_clock_run_all_timers()); /* not the default lists' */
    assert_true(timerlistgroup_run_timers(&group));
    assert_string_equal(order, "VH");
    assert_false(timerlistgroup_run_timers(&group));
    timerlistgroup_deinit(&group);
    assert_null(group.tl[0]);
}

static void the_default_list_answers_for_its_clock(void **state)
{
    QEMUTimer ts;

    fake_clock_install(QEMU_CLOCK_HOST);
    timer_init_ns(&ts, QEMU_CLOCK_HOST, nothing, NULL);
    assert_ptr_equal(qemu_clock_get_main_loop_timerlist(QEMU_CLOCK_HOST),
                     main_loop_tlg.tl[QEMU_CLOCK_HOST]);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_HOST));
    timer_mod(&ts, 5);
    assert_true(qemu_clock_has_timers(QEMU_CLOCK_HOST));
    assert_false(qemu_clock_expired(QEMU_CLOCK_HOST));
    assert_false(qemu_clock_run_timers(QEMU_CLOCK_HOST));
    fake_clock_set_ns(QEMU_CLOCK_HOST, 5);
    assert_true(qemu_clock_expired(QEMU_CLOCK_HOST));
    assert_true(qemu_clock_run_timers(QEMU_CLOCK_HOST));
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_HOST));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_timer_fires_at_its_time_and_not_before),
        PROMISE(a_pass_tells_whether_a_callback_ran),
        PROMISE(a_pass_over_an_empty_list_does_not_read_the_clock),
        PROMISE(a_pass_samples_the_clock_once),
        PROMISE(a_clock_that_went_back_fires_nothing_early),
        PROMISE(a_timer_is_idle_in_its_own_callback),
        PROMISE(a_callback_may_free_its_timer),
        PROMISE(what_a_callback_arms_at_the_instant_runs_in_the_same_pass),
        PROMISE(what_a_callback_arms_after_the_instant_waits),
        PROMISE(a_timer_armed_in_a_callback_runs_behind_those_already_due),
        PROMISE(a_due_timer_deleted_by_a_callback_does_not_run),
        PROMISE(a_due_timer_freed_by_a_callback_is_not_touched),
        PROMISE(a_due_timer_moved_by_a_callback_runs_at_its_new_time),
        PROMISE(a_callback_may_run_its_list),
        PROMISE(no_lock_is_held_over_a_callback),
        PROMISE(has_timers_looks_past_time_and_enabled),
        PROMISE(expired_is_at_or_before_now),
        PROMISE(the_default_lists_run_in_the_clocks_order),
        PROMISE(a_group_has_a_list_per_clock_and_runs_them_in_order),
        PROMISE(the_default_list_answers_for_its_clock),
    };

    return cmocka_run_group_tests_name("timerlist", tests, NULL, NULL);
}
