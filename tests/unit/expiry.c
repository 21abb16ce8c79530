/*
 * expiry: the order in which pending timers fire.
 */
#include "fake-clock.h"
#include "scene.h"
#include "time/timerlist.h"

#include <stdlib.h>

/* Sixteen timers are sorted, more are not: who fires far later makes them more. */
enum { CROWD = 40 };

static Spy *crowd_new(Scene *s)
{
    Spy *crowd = calloc(CROWD, sizeof *crowd);

    for (int i = 0; i < CROWD; i++) {
        spy_init(&crowd[i], s, 'z', s->list, SCALE_NS);
        timer_mod(&crowd[i].timer, T0 + INT64_C(1000000000) * (i + 1));
    }
    return crowd;
}

static void free_spies(Spy *spies, int count)
{
    for (int i = 0; i < count; i++) {
        timer_del(&spies[i].timer);
    }
    free(spies);
}

static void crowd_free(Spy *crowd)
{
    free_spies(crowd, CROWD);
}

static void alone_and_in_a_crowd(void (*test)(Scene *s))
{
    Scene *s = scene_new();
    test(s);
    Spy *crowd = crowd_new(s);
    test(s);
    crowd_free(crowd);
    scene_free(s);
}

static void fire_by_time(Scene *s)
{
    timer_mod(&s->a.timer, T0 + 3);
    timer_mod(&s->b.timer, T0 + 1);
    timer_mod(&s->c.timer, T0 + 4);
    timer_mod(&s->d.timer, T0 + 2);
    scene_run_at(s, T0 + 10);
    assert_fired(s, "BDAC");
}

static void timers_fire_in_the_order_of_their_times(void **state)
{
    alone_and_in_a_crowd(fire_by_time);
}

static void fire_by_arming(Scene *s)
{
    timer_mod(&s->a.timer, T0 + 5);
    timer_mod(&s->b.timer, T0 + 5);
    timer_mod(&s->c.timer, T0 + 5);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "ABC");
}

static void fire_by_arming_whoever_comes_and_goes(Scene *s)
{
    timer_mod(&s->c.timer, T0 + 5);
    timer_mod(&s->a.timer, T0 + 5);
    Spy *crowd = crowd_new(s);
    timer_mod(&s->d.timer, T0 + 5);
    crowd_free(crowd);
    timer_mod(&s->b.timer, T0 + 5);
    vmtimer_check(s->list);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "CADB");
}

/* Sixteen are sorted at once, the others wait in a bag; those behind, in another. */
static void forty_fire_by_arming(Scene *s)
{
    enum { COUNT = 40 };
    Spy *spies = calloc(COUNT, sizeof *spies);

    for (int i = 0; i < COUNT; i++) {
        spy_init(&spies[i], s, (char)('A' + i % 20), s->list, SCALE_NS);
        timer_mod(&spies[i].timer,
                  i < 20 ? T0 + 5 : T0 + INT64_C(1000000000) * (CROWD + 1));
    }
    scene_run_at(s, T0 + 5);
    assert_fired(s, "ABCDEFGHIJKLMNOPQRST");
    scene_run_at(s, T0 + INT64_C(1000000000) * CROWD);
    scene_forget(s);
    scene_run_at(s, T0 + INT64_C(1000000000) * (CROWD + 1));
    assert_fired(s, "ABCDEFGHIJKLMNOPQRST");
    free(spies);
}

static void equal_times_fire_in_arming_order(void **state)
{
    alone_and_in_a_crowd(fire_by_arming);
    alone_and_in_a_crowd(fire_by_arming_whoever_comes_and_goes);
    alone_and_in_a_crowd(forty_fire_by_arming);
}

static void arm_again(Scene *s)
{
    timer_mod(&s->a.timer, T0 + 5);
    timer_mod(&s->b.timer, T0 + 5);
    timer_mod(&s->c.timer, T0 + 5);
    timer_mod(&s->a.timer, T0 + 5);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "BCA");
}

static void arming_again_at_the_same_time_goes_behind_its_equals(void **state)
{
    alone_and_in_a_crowd(arm_again);
}

static void equal_times_of_different_scales_keep_arming_order(void **state)
{
    Scene *s = scene_new();

    spy_init(&s->a, s, 'A', s->list, SCALE_MS);
    spy_init(&s->c, s, 'C', s->list, SCALE_US);
    timer_mod(&s->a.timer, 10);
    timer_mod(&s->b.timer, 10000000);
    timer_mod(&s->c.timer, 10000);
    scene_run_at(s, 10000000);
    assert_fired(s, "ABC");
    scene_free(s);
}

static void arm_every_way(Scene *s)
{
    timer_mod_anticipate_ns(&s->a.timer, T0 + 5);
    timer_mod(&s->b.timer, T0 + 5);
    timer_mod_ns(&s->c.timer, T0 + 5);
    timer_mod(&s->d.timer, T0 + 9);
    timer_mod_anticipate(&s->d.timer, T0 + 5);
    scene_run_at(s, T0 + 5);
    assert_fired(s, "ABCD");
}

static void every_way_of_arming_takes_its_place_behind_the_equals(void **state)
{
    alone_and_in_a_crowd(arm_every_way);
}

static void arm_negative(Scene *s)
{
    timer_mod(&s->a.timer, -1);
    timer_mod(&s->b.timer, -9);
    timer_mod(&s->c.timer, 0);
    timer_mod(&s->d.timer, INT64_MIN);
    scene_run_at(s, 0);
    assert_fired(s, "ABCD");
}

static void negative_times_keep_arming_order(void **state)
{
    alone_and_in_a_crowd(arm_negative);
}

/* Moved later, it stands where it stood first until that time comes. */
static void fire_behind_the_crowd(Scene *s)
{
    int64_t behind_ns = T0 + INT64_C(1000000000) * (CROWD + 1);

    timer_mod(&s->d.timer, behind_ns);
    timer_mod(&s->d.timer, behind_ns + 9);
    timer_mod(&s->c.timer, behind_ns + 9);
    timer_mod(&s->b.timer, behind_ns);
    timer_mod(&s->b.timer, behind_ns + 9);
    timer_mod(&s->a.timer, behind_ns + 9);
    vmtimer_check(s->list);
    scene_run_at(s, behind_ns - 1);
    scene_forget(s);
    scene_run_at(s, behind_ns + 9);
    assert_fired(s, "DCBA");
}

static void arming_order_survives_the_wrap_of_its_numbers(void **state)
{
    static const uint64_t starts[] = {
        UINT64_MAX - 1, (uint64_t)INT64_MAX - 1, UINT32_MAX - UINT64_C(1),
    };
    Scene *s = scene_new();

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        Spy *crowd = crowd_new(s);
        vmt_timerlist_set_sequence(s->list, starts[i]);
        timer_mod(&s->d.timer, T0 + 5);
        timer_mod(&s->c.timer, T0 + 5);
        timer_mod(&s->b.timer, T0 + 5);
        timer_mod(&s->a.timer, T0 + 5);
        vmtimer_check(s->list);
        scene_run_at(s, T0 + 5);
        assert_fired(s, "DCBA");
        vmt_timerlist_set_sequence(s->list, starts[i]);
        fire_behind_the_crowd(s);
        crowd_free(crowd);
    }
    scene_free(s);
}

static void a_timer_taken_from_the_middle_leaves_the_others_in_order(void **state)
{
    enum { COUNT = 200 };
    Scene *s = scene_new();
    Spy *spies = calloc(COUNT, sizeof *spies);

    for (int i = 0; i < COUNT; i++) {
        spy_init(&spies[i], s, (char)('0' + i % 10), s->list, SCALE_NS);
        timer_mod(&spies[i].timer, T0 + (i * 37 % COUNT) / 3);
    }
    for (int i = 0; i < COUNT; i += 3) {
        timer_del(&spies[i].timer);
        vmtimer_check(s->list);
    }
    int64_t last_ns = 0;
    for (int64_t now_ns = T0; now_ns <= T0 + COUNT; now_ns++) {
        scene_run_at(s, now_ns);
        for (unsigned i = 0; i < s->count; i++) {
            assert_true(s->fired_ns[i] >= last_ns);
            last_ns = s->fired_ns[i];
        }
        scene_forget(s);
    }
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(spies[i].fired, i % 3 != 0);
    }
    free(spies);
    scene_free(s);
}

/* Nine of ten go, the front last; then one is armed where they were. */
static void a_timer_armed_where_very_many_were_deleted_fires(void **state)
{
    enum { COUNT = 1000 };
    Scene *s = scene_new();
    Spy *spies = calloc(COUNT, sizeof *spies);

    for (int i = 0; i < COUNT; i++) {
        spy_init(&spies[i], s, 'z', s->list, SCALE_NS);
        timer_mod(&spies[i].timer, T0 + 1000 + 1000 * i);
    }
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0);
    assert_int_equal(timerlist_deadline_ns(s->list), 1000);
    for (int i = 900; i-- > 0;) {
        timer_del(&spies[i].timer);
    }
    timer_mod(&s->a.timer, T0 + 20000);
    assert_int_equal(timerlist_deadline_ns(s->list), 20000);
    scene_run_at(s, T0 + 20000);
    assert_fired(s, "A");
    free_spies(spies, COUNT);
    scene_free(s);
}

typedef struct Armer {
    QEMUTimer timer;
    Spy *armed;
} Armer;

static void arm_at_600(void *opaque)
{
    timer_mod(&((Armer *)opaque)->armed->timer, T0 + 600000);
}

/* The one at 505 arms it; there is nobody until 705; then some are beyond. */
static void a_timer_armed_into_a_gap_by_who_fires_before_it_fires(void **state)
{
    enum { COUNT = 1000, FAR = 90 };
    Scene *s = scene_new();
    Spy *spies = calloc(COUNT + FAR, sizeof *spies);
    Armer armer = {.armed = &s->a};

    for (int i = 0; i < COUNT + FAR; i++) {
        int64_t at = i < 505     ? 1000 + 1000 * i
                     : i < 705   ? 1000 + 1000 * (i - 305)
                     : i < COUNT ? 1000 + 1000 * i
                                 : 1350000 + 50 * (i - COUNT);

        spy_init(&spies[i], s, 'z', s->list, SCALE_NS);
        timer_mod(&spies[i].timer, T0 + at);
        if (i == 504) {
            timer_init_tl(&armer.timer, s->list, SCALE_NS, arm_at_600, &armer);
            timer_mod(&armer.timer, T0 + at);
        }
    }
    scene_run_at(s, T0 + 599999);
    scene_forget(s);
    scene_run_at(s, T0 + 600000);
    assert_fired(s, "A");
    free_spies(spies, COUNT + FAR);
    scene_free(s);
}

/* Two fire in a second, the others soon; the second comes as these are spread. */
static void equals_far_behind_keep_their_order_while_others_are_sorted(
    void **state)
{
    enum { COUNT = 700, FIRST = 510, SECOND = 590 };
    Scene *s = scene_new();
    Spy *spies = calloc(COUNT, sizeof *spies);

    for (int i = 0; i < COUNT; i++) {
        spy_init(&spies[i], s, 'z', s->list, SCALE_NS);
        timer_mod(&spies[i].timer, T0 + 1000 + i);
        if (i == FIRST || i == SECOND) {
            timer_mod(i == FIRST ? &s->a.timer : &s->b.timer,
                      T0 + INT64_C(1000000000));
        }
    }
    scene_run_at(s, T0 + 999999999);
    scene_forget(s);
    scene_run_at(s, T0 + 1000000000);
    assert_fired(s, "AB");
    free_spies(spies, COUNT);
    scene_free(s);
}

/* All but the first sixteen, which go, and the last one are moved later. */
static void a_pass_that_must_sort_very_many_leaves_the_rest_to_the_next(
    void **state)
{
    enum { COUNT = 30000, SORTED = 16 };
    Scene *s = scene_new();
    Spy *spies = calloc(COUNT, sizeof *spies);
    unsigned passes = 0;

    for (int i = 0; i < COUNT; i++) {
        spy_init(&spies[i], s, 'z', s->list, SCALE_NS);
        timer_mod(&spies[i].timer, T0 + 100 + i);
    }
    timer_mod(&s->a.timer, T0 + 100 + COUNT);
    for (int i = SORTED; i < COUNT; i++) {
        timer_mod(&spies[i].timer, T0 + INT64_C(1000000000) + i);
    }
    for (int i = 0; i < SORTED; i++) {
        timer_del(&spies[i].timer);
    }
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, T0 + 100 + COUNT);
    for (; s->count == 0; passes++) {
        assert_true(passes < 10);
        timerlist_run_timers(s->list);
    }
    assert_fired(s, "A");
    assert_true(passes > 1);
    free_spies(spies, COUNT);
    scene_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(timers_fire_in_the_order_of_their_times),
        PROMISE(equal_times_fire_in_arming_order),
        PROMISE(arming_again_at_the_same_time_goes_behind_its_equals),
        PROMISE(equal_times_of_different_scales_keep_arming_order),
        PROMISE(every_way_of_arming_takes_its_place_behind_the_equals),
        PROMISE(negative_times_keep_arming_order),
        PROMISE(arming_order_survives_the_wrap_of_its_numbers),
        PROMISE(a_timer_taken_from_the_middle_leaves_the_others_in_order),
        PROMISE(a_timer_armed_where_very_many_were_deleted_fires),
        PROMISE(a_timer_armed_into_a_gap_by_who_fires_before_it_fires),
        PROMISE(equals_far_behind_keep_their_order_while_others_are_sorted),
        PROMISE(a_pass_that_must_sort_very_many_leaves_the_rest_to_the_next),
    };

    return cmocka_run_group_tests_name("expiry", tests, NULL, NULL);
}
