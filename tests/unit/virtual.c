/*
 * virtual: running time stopped with the machine, and moved by hand.
 *
 * The kernel's clock stands still here, so that running time is exact.
 */
#include "fake-clock.h"
#include "scene.h"

#include <sys/wait.h>
#include <unistd.h>

static int64_t virtual_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

/* The kernel's clock held, VIRTUAL frozen, a scene on it. */
static Scene *frozen_scene(void)
{
    fake_kernel_clock_hold();
    cpu_disable_ticks();
    return scene_new_on(QEMU_CLOCK_VIRTUAL);
}

static void every_change_of_running_time_tells_the_lists_that_follow_it(void **state)
{
    fake_kernel_clock_hold();
    Scene *virtual = scene_new_on(QEMU_CLOCK_VIRTUAL);
    Scene *virtual_rt = scene_new_on(QEMU_CLOCK_VIRTUAL_RT);
    Scene *realtime = scene_new_on(QEMU_CLOCK_REALTIME);

    cpu_disable_ticks();
    assert_int_equal(virtual->notified, 1);
    cpu_disable_ticks(); /* no change */
    assert_int_equal(virtual->notified, 1);
    cpu_enable_ticks();
    assert_int_equal(virtual->notified, 2);
    cpu_enable_ticks();
    assert_int_equal(virtual->notified, 2);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 2, 1);
    assert_int_equal(virtual->notified, 3);
    cpu_disable_ticks();
    qemu_clock_advance_virtual_time(virtual_ns() + 1);
    assert_int_equal(virtual->notified, 5);
    assert_int_equal(virtual_rt->notified, 5);
    assert_int_equal(realtime->notified, 0);
    scene_free(virtual);
    scene_free(virtual_rt);
    scene_free(realtime);
}

static void vm_stop_disables_and_freezes_and_vm_start_undoes_both(void **state)
{
    fake_kernel_clock_hold();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = virtual_ns();

    timer_mod(&s->a.timer, start_ns);
    vmtimer_vm_stop();
    vmtimer_vm_stop();
    fake_kernel_clock_advance_ns(10);
    assert_int_equal(virtual_ns(), start_ns);
    assert_false(timerlist_run_timers(s->list));
    vmtimer_vm_start();
    vmtimer_vm_start();
    fake_kernel_clock_advance_ns(10);
    assert_int_equal(virtual_ns(), start_ns + 10);
    assert_true(timerlist_run_timers(s->list));
    assert_fired(s, "A");
    scene_free(s);
}

/* The first use was over before the first test: main asked children for it. */
static bool froze_at_0, stopped_at_0;

static bool stands_at_0_in_a_child(void (*first_use)(void))
{
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        first_use();
        _exit(virtual_ns() == 0 && cpu_get_ticks() == 0
                      && qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT) == 0
                  ? 0 : 1);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static void running_time_frozen_at_first_use_stands_at_0(void **state)
{
    assert_true(froze_at_0);
}

static void a_machine_stopped_at_first_use_stands_at_0(void **state)
{
    assert_true(stopped_at_0);
}

static void timers_due_at_the_frozen_value_still_fire(void **state)
{
    Scene *s = frozen_scene();

    timer_mod(&s->a.timer, virtual_ns());
    timer_mod(&s->b.timer, virtual_ns() + 1);
    fake_kernel_clock_advance_ns(10);
    timerlist_run_timers(s->list);
    assert_fired(s, "A");
    scene_free(s);
}

static void step_goes_to_the_next_deadline_and_runs_it(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, start_ns + 10);
    timer_mod(&s->c.timer, start_ns + 30);
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), start_ns + 10);
    assert_fired(s, "AB");
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), start_ns + 30);
    assert_fired(s, "C");
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), -1);
    assert_int_equal(virtual_ns(), start_ns + 30);
    scene_free(s);
}

static void arms_itself_10_ns_later(Spy *spy)
{
    timer_mod(&spy->timer, virtual_ns() + 10);
}

static void advance_visits_every_deadline_at_exactly_its_own_time(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    s->a.then = arms_itself_10_ns_later;
    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, start_ns + 25);
    timer_mod(&s->c.timer, start_ns + 35);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 35),
                     start_ns + 35);
    assert_int_equal(s->fired_ns[0], start_ns + 10);
    assert_int_equal(s->fired_ns[1], start_ns + 20);
    assert_int_equal(s->fired_ns[2], start_ns + 25);
    assert_int_equal(s->fired_ns[3], start_ns + 30);
    assert_int_equal(s->fired_ns[4], start_ns + 35);
    assert_fired(s, "AABAC");
    assert_int_equal(timer_expire_time_ns(&s->a.timer), start_ns + 40);
    scene_free(s);
}

static void advance_moves_time_also_with_nothing_pending(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 99),
                     start_ns + 99);
    assert_int_equal(virtual_ns(), start_ns + 99);
    scene_free(s);
}

static void advance_to_a_time_that_is_not_ahead_only_notifies(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    timer_mod(&s->a.timer, start_ns);
    unsigned before = s->notified;
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns), start_ns);
    assert_int_equal(qemu_clock_advance_virtual_time(0), start_ns);
    assert_int_equal(s->notified, before + 2);
    assert_fired(s, "");
    scene_free(s);
}

static void moving_virtual_time_moves_virtual_rt_and_runs_its_timers(void **state)
{
    Scene *s = frozen_scene();
    Scene *rt = scene_new_on(QEMU_CLOCK_VIRTUAL_RT);
    int64_t start_ns = virtual_ns();

    timer_mod(&rt->a.timer, start_ns + 5);
    timer_mod(&s->b.timer, start_ns + 10);
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), start_ns + 5);
    assert_fired(rt, "A");
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 20),
                     start_ns + 20);
    assert_fired(s, "B");
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT), start_ns + 20);
    scene_free(rt);
    scene_free(s);
}

static void a_virtual_rt_with_a_source_is_not_moved_nor_waited_for(void **state)
{
    Scene *s = frozen_scene();
    Scene *rt = scene_new_on(QEMU_CLOCK_VIRTUAL_RT);
    int64_t start_ns = virtual_ns();

    fake_clock_install(QEMU_CLOCK_VIRTUAL_RT);
    timer_mod(&rt->a.timer, start_ns + 5);
    timer_mod(&s->b.timer, start_ns + 10);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 20),
                     start_ns + 20);
    assert_fired(rt, "");
    assert_fired(s, "B");
    scene_free(rt);
    scene_free(s);
}

static void run_until_idle_ends_at_the_last_firing_within_the_limit(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, start_ns + 50);
    timer_mod(&s->c.timer, start_ns + 51);
    assert_int_equal(vmtimer_run_until_idle(start_ns + 50), start_ns + 50);
    assert_fired(s, "AB");
    assert_int_equal(vmtimer_run_until_idle(start_ns + 50), start_ns + 50);
    assert_true(timer_pending(&s->c.timer));
    assert_int_equal(vmtimer_run_until_idle(INT64_MAX), start_ns + 51);
    assert_fired(s, "C");
    scene_free(s);
}

static void lets_time_run(Spy *spy)
{
    cpu_enable_ticks();
}

/* The kernel's clock runs here: a verb that waits would see B fire after all. */
static void a_callback_that_lets_time_run_ends_the_verb(void **state)
{
    cpu_disable_ticks();
    Scene *s = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = virtual_ns();
    int64_t far_ns = start_ns + NANOSECONDS_PER_SECOND;

    s->a.then = lets_time_run;
    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, far_ns);
    int64_t reached_ns = vmtimer_run_until_idle(INT64_MAX);
    assert_fired(s, "A");
    assert_in_range(reached_ns, start_ns + 10, far_ns - 1);

    cpu_disable_ticks();
    start_ns = virtual_ns();
    timer_mod(&s->a.timer, start_ns + 10);
    reached_ns = qemu_clock_advance_virtual_time(far_ns);
    assert_fired(s, "A");
    assert_in_range(reached_ns, start_ns + 10, far_ns - 1);
    scene_free(s);
}

static void drives_virtual(Spy *spy)
{
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
}

static void a_callback_that_sets_a_source_ends_the_verb(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    s->a.then = drives_virtual;
    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, start_ns + 50);
    assert_int_equal(vmtimer_run_until_idle(INT64_MAX), start_ns + 10);
    assert_fired(s, "A");
    fake_clock_remove_all();
    timer_mod(&s->a.timer, start_ns + 20);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 90),
                     start_ns + 20);
    assert_fired(s, "A");
    fake_clock_remove_all();
    scene_free(s);
}

static void overdue_timers_run_where_time_stands(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns() + 100;

    qemu_clock_advance_virtual_time(start_ns);
    timer_mod(&s->a.timer, start_ns - 50);
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), start_ns);
    assert_int_equal(s->fired_ns[0], start_ns);
    assert_fired(s, "A");
    scene_free(s);
}

static void a_disabled_virtual_is_moved_but_fires_nothing(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    timer_mod(&s->a.timer, start_ns + 10);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
    assert_int_equal(vmtimer_clock_step(QEMU_CLOCK_VIRTUAL), -1);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 20),
                     start_ns + 20);
    assert_fired(s, "");
    assert_true(timer_pending(&s->a.timer));
    scene_free(s);
}

static void arms_the_other_now(Spy *spy)
{
    timer_mod(&spy->other->timer, virtual_ns());
}

static void virtual_time_runs_every_list_of_the_clock(void **state)
{
    Scene *s = frozen_scene();
    Scene *other = scene_new_on(QEMU_CLOCK_VIRTUAL);
    int64_t start_ns = virtual_ns();
    Spy main;

    spy_init(&main, s, 'M', main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL], SCALE_NS);
    main.then = arms_the_other_now;
    main.other = &other->d;
    other->a.then = arms_itself_10_ns_later;
    timer_mod(&main.timer, start_ns + 2);
    timer_mod(&other->a.timer, start_ns + 1);
    timer_mod(&s->b.timer, start_ns + 3);
    assert_int_equal(vmtimer_run_until_idle(start_ns + 19), start_ns + 11);
    assert_fired(other, "ADA");
    assert_int_equal(other->fired_ns[1], start_ns + 2);
    assert_int_equal(s->fired_ns[0], start_ns + 2);
    assert_int_equal(s->fired_ns[1], start_ns + 3);
    assert_fired(s, "MB");
    scene_free(other);
    scene_free(s);
}

static void arms_another_by_a_number(Spy *spy)
{
    static const char steps[] = {3, 0, 7, 1, 1, 5, 0, 2, 9};
    unsigned i = spy->scene->count;

    timer_mod(&spy->timer, virtual_ns() + steps[i % sizeof steps]);
    timer_mod(&spy->other->timer, virtual_ns() + steps[i * 7 % sizeof steps]);
}

static void scripted_run(Scene *s)
{
    int64_t start_ns = virtual_ns();

    s->a.other = &s->b;
    s->b.other = &s->c;
    s->c.other = &s->a;
    s->a.then = s->b.then = s->c.then = arms_another_by_a_number;
    timer_mod(&s->a.timer, start_ns + 1);
    qemu_clock_advance_virtual_time(start_ns + 100);
    for (unsigned i = 0; i < s->count; i++) {
        s->fired_ns[i] -= start_ns;
    }
}

static void the_same_operations_give_the_same_firings(void **state)
{
    Scene *one = frozen_scene();
    scripted_run(one);
    timer_del(&one->a.timer);
    timer_del(&one->b.timer);
    timer_del(&one->c.timer);
    Scene *two = scene_new_on(QEMU_CLOCK_VIRTUAL);
    scripted_run(two);

    assert_true(one->count > 40);
    assert_int_equal(one->count, two->count);
    assert_string_equal(one->fired, two->fired);
    assert_memory_equal(one->fired_ns, two->fired_ns, sizeof one->fired_ns);
    scene_free(one);
    scene_free(two);
}

static void moving_what_cannot_be_moved_stops_the_program(void **state)
{
    cpu_enable_ticks();
    assert_stops("vmtimer_clock_step: VIRTUAL is running",
                 vmtimer_clock_step(QEMU_CLOCK_VIRTUAL));
    assert_stops("vmtimer_run_until_idle: VIRTUAL is running",
                 vmtimer_run_until_idle(5));
    assert_stops("qemu_clock_advance_virtual_time: VIRTUAL is running",
                 qemu_clock_advance_virtual_time(5));
    cpu_disable_ticks();
    assert_stops("vmtimer_clock_step: only VIRTUAL",
                 vmtimer_clock_step(QEMU_CLOCK_REALTIME));
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    assert_stops("vmtimer_clock_step: VIRTUAL has a source",
                 vmtimer_clock_step(QEMU_CLOCK_VIRTUAL));
    assert_stops("vmtimer_clock_set_rate: REALTIME is real time",
                 vmtimer_clock_set_rate(QEMU_CLOCK_REALTIME, 1, 1));
    assert_stops("vmtimer_clock_set_rate: HOST is real time",
                 vmtimer_clock_set_rate(QEMU_CLOCK_HOST, 1, 1));
    assert_stops("vmtimer_clock_set_rate: 0/1 is no rate",
                 vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 0, 1));
    assert_stops("vmtimer_clock_set_rate: 1/0 is no rate",
                 vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 0));
}

int main(void)
{
    froze_at_0 = stands_at_0_in_a_child(cpu_disable_ticks);
    stopped_at_0 = stands_at_0_in_a_child(vmtimer_vm_stop);
    const struct CMUnitTest tests[] = {
        PROMISE(every_change_of_running_time_tells_the_lists_that_follow_it),
        PROMISE(vm_stop_disables_and_freezes_and_vm_start_undoes_both),
        PROMISE(running_time_frozen_at_first_use_stands_at_0),
        PROMISE(a_machine_stopped_at_first_use_stands_at_0),
        PROMISE(timers_due_at_the_frozen_value_still_fire),
        PROMISE(step_goes_to_the_next_deadline_and_runs_it),
        PROMISE(advance_visits_every_deadline_at_exactly_its_own_time),
        PROMISE(advance_moves_time_also_with_nothing_pending),
        PROMISE(advance_to_a_time_that_is_not_ahead_only_notifies),
        PROMISE(moving_virtual_time_moves_virtual_rt_and_runs_its_timers),
        PROMISE(a_virtual_rt_with_a_source_is_not_moved_nor_waited_for),
        PROMISE(run_until_idle_ends_at_the_last_firing_within_the_limit),
        PROMISE(a_callback_that_lets_time_run_ends_the_verb),
        PROMISE(a_callback_that_sets_a_source_ends_the_verb),
        PROMISE(overdue_timers_run_where_time_stands),
        PROMISE(a_disabled_virtual_is_moved_but_fires_nothing),
        PROMISE(virtual_time_runs_every_list_of_the_clock),
        PROMISE(the_same_operations_give_the_same_firings),
        PROMISE(moving_what_cannot_be_moved_stops_the_program),
    };

    return cmocka_run_group_tests_name("virtual", tests, NULL, NULL);
}
