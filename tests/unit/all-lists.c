/*
 * all-lists: virtual time goes from list to list; a way of its own where one list alone
 * has timers.
 */
#include "fake-clock.h"
#include "scene.h"
#include "threads.h"

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

static int64_t step(void)
{
    return vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

static void a_step_tells_the_lists_that_follow_running_time(void **state)
{
    Scene *s = frozen_scene();
    Scene *rt = scene_new_on(QEMU_CLOCK_VIRTUAL_RT);
    unsigned before;

    timer_mod(&s->a.timer, virtual_ns() + 1);
    timer_mod(&s->b.timer, virtual_ns() + 2);
    timer_mod(&s->c.timer, virtual_ns() + 3);
    before = s->notified;
    step();
    assert_int_equal(s->notified, before + 1);
    assert_int_equal(rt->notified, 1);
    scene_free(rt); /* alone from here on; the last timer at last */
    step();
    assert_int_equal(s->notified, before + 2);
    step();
    assert_int_equal(s->notified, before + 3);
    assert_fired(s, "ABC");
    scene_free(s);
}

static void arms_the_other_now(Spy *spy)
{
    timer_mod(&spy->other->timer, virtual_ns());
}

static void arm_the_other_now(void *opaque)
{
    arms_the_other_now(opaque);
}

static void has_a_thread_arm_the_other_now(Spy *spy)
{
    thread_join(thread_start(arm_the_other_now, spy));
}

/* One list alone has timers at first; the default ones are told of time with some. */
static void what_a_callback_makes_due_in_other_lists_runs_at_once(void **state)
{
    static const QEMUClockType types[] = {QEMU_CLOCK_VIRTUAL,
                                          QEMU_CLOCK_VIRTUAL_RT};
    void (*const ways[])(Spy *) = {arms_the_other_now,
                                   has_a_thread_arm_the_other_now};
    Scene *s = frozen_scene();

    for (unsigned i = 0; i < 8; i++) {
        int64_t start_ns = virtual_ns();
        Spy other;

        spy_init(&other, s, 'O', main_loop_tlg.tl[types[i & 1]], SCALE_NS);
        s->a.then = ways[i >> 1 & 1];
        s->a.other = &other;
        timer_mod(&s->a.timer, start_ns + 1);
        timer_mod(&s->b.timer, start_ns + 2);
        if (i < 4) {
            assert_int_equal(step(), start_ns + 1);
            assert_fired(s, "AO");
        }
        assert_int_equal(vmtimer_run_until_idle(start_ns + 9), start_ns + 2);
        assert_fired(s, i < 4 ? "B" : "AOB");
    }
    scene_free(s);
}

static void disables_virtual(Spy *spy)
{
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
}

static void nothing_fires_behind_a_callback_that_disables_virtual(void **state)
{
    Scene *s = frozen_scene();
    int64_t start_ns = virtual_ns();

    s->a.then = disables_virtual;
    timer_mod(&s->a.timer, start_ns + 10);
    timer_mod(&s->b.timer, start_ns + 15);
    assert_int_equal(vmtimer_run_until_idle(start_ns + 20), start_ns + 10);
    assert_int_equal(qemu_clock_advance_virtual_time(start_ns + 20),
                     start_ns + 20);
    assert_fired(s, "A");
    scene_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_step_tells_the_lists_that_follow_running_time),
        PROMISE(what_a_callback_makes_due_in_other_lists_runs_at_once),
        PROMISE(nothing_fires_behind_a_callback_that_disables_virtual),
    };

    return cmocka_run_group_tests_name("all-lists", tests, NULL, NULL);
}
