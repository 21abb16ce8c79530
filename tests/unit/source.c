/*
 * source: the seam, a table of six functions that drives a clock.
 */
#include "scene.h"

#include <stdlib.h>
#include <string.h>

/* What the source is asked, and what it answers. */
typedef struct Driver {
    int64_t now_ns;
    bool is_used_for_deadlines;
    bool passes_run;
    unsigned grants; /* timers that before_timer lets run */
    char asked[64];  /* the names of the timers before_timer was shown */
    unsigned new_heads;
    unsigned notified_at_new_head;
    Scene *scene;
    void (*meanwhile)(struct Driver *driver);
} Driver;

static int64_t read_driver(void *opaque)
{
    return ((Driver *)opaque)->now_ns;
}

static bool use_for_deadline(void *opaque)
{
    return ((Driver *)opaque)->is_used_for_deadlines;
}

static bool before_pass(void *opaque)
{
    return ((Driver *)opaque)->passes_run;
}

static bool before_timer(void *opaque, const QEMUTimer *ts)
{
    Driver *driver = opaque;
    Spy *spy = ts->opaque;

    driver->asked[strlen(driver->asked)] = spy->name;
    if (driver->meanwhile) {
        driver->meanwhile(driver);
    }
    return driver->grants-- > 0;
}

static void new_head(void *opaque)
{
    Driver *driver = opaque;

    driver->new_heads++;
    driver->notified_at_new_head = driver->scene->notified;
}

static const VmtimerClockSource all_six = {
    .read = read_driver,
    .use_for_deadline = use_for_deadline,
    .before_pass = before_pass,
    .before_timer = before_timer,
    .new_head = new_head,
};
static const VmtimerClockSource read_alone = {.read = read_driver};

static Driver driver_of_all;

/* The library keeps each pair of table and opaque for good: before the count. */
static int make_pairs(void **state)
{
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &all_six, &driver_of_all);
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &read_alone, &driver_of_all);
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, NULL, NULL);
    return 0;
}

static Driver *drive(Scene *s, const VmtimerClockSource *source)
{
    driver_of_all = (Driver){.now_ns = T0, .is_used_for_deadlines = true,
                             .passes_run = true, .grants = 100, .scene = s};
    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, source, &driver_of_all);
    s->notified = 0;
    return &driver_of_all;
}

static void a_source_drives_its_clock(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &read_alone);

    driver->now_ns = 42;
    assert_int_equal(qemu_clock_get_ns(QEMU_CLOCK_REALTIME), 42);
    timer_mod(&s->a.timer, 43);
    assert_false(timerlist_run_timers(s->list));
    assert_int_equal(timerlist_deadline_ns(s->list), 1);
    driver->now_ns = 43;
    assert_true(timerlist_run_timers(s->list));
    scene_free(s);
}

static void without_a_source_a_clock_is_its_own_again(void **state)
{
    Scene *s = scene_new();

    drive(s, &read_alone)->now_ns = 42;
    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, NULL, NULL);
    assert_true(qemu_clock_get_ns(QEMU_CLOCK_REALTIME) != 42);
    scene_free(s);
}

static void setting_a_source_tells_every_list_of_the_clock(void **state)
{
    Scene *s = scene_new();
    Scene *host = scene_new_on(QEMU_CLOCK_HOST);

    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, &read_alone, drive(s, NULL));
    assert_int_equal(s->notified, 1);
    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, NULL, NULL);
    assert_int_equal(s->notified, 2);
    assert_int_equal(host->notified, 0);
    scene_free(host);
    scene_free(s);
}

static void missing_functions_mean_an_ordinary_clock(void **state)
{
    Scene *s = scene_new();

    drive(s, &read_alone);
    assert_true(qemu_clock_use_for_deadline(QEMU_CLOCK_REALTIME));
    timer_mod(&s->a.timer, T0);
    assert_true(timerlist_run_timers(s->list));
    scene_free(s);
}

static void use_for_deadline_takes_a_clock_out_of_the_groups_deadline(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);
    QEMUTimerListGroup group;
    QEMUTimer ts;

    timerlistgroup_init(&group, NULL, NULL);
    timer_init_full(&ts, &group, QEMU_CLOCK_REALTIME, 1, 0, NULL, NULL);
    timer_mod(&ts, T0 + 5);
    assert_int_equal(timerlistgroup_deadline_ns(&group), 5);
    driver->is_used_for_deadlines = false;
    assert_false(qemu_clock_use_for_deadline(QEMU_CLOCK_REALTIME));
    assert_int_equal(timerlistgroup_deadline_ns(&group), -1);
    assert_int_equal(timerlist_deadline_ns(ts.timer_list), 5);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, -1), 5);
    timer_del(&ts);
    timerlistgroup_deinit(&group);
    scene_free(s);
}

static void run_all_passes_over_a_clock_not_used_for_deadlines(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);
    Spy spy;

    spy_init(&spy, s, 'X', main_loop_tlg.tl[QEMU_CLOCK_REALTIME], 1);
    timer_mod(&spy.timer, T0);
    driver->is_used_for_deadlines = false;
    assert_false(qemu_clock_run_all_timers());
    assert_true(timerlistgroup_run_timers(&main_loop_tlg));
    assert_fired(s, "X");
    scene_free(s);
}

static void before_pass_may_refuse_the_whole_pass(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);

    driver->passes_run = false;
    timer_mod(&s->a.timer, T0);
    assert_false(timerlist_run_timers(s->list));
    assert_true(timer_pending(&s->a.timer));
    driver->passes_run = true;
    assert_true(timerlist_run_timers(s->list));
    scene_free(s);
}

static void before_timer_is_asked_for_each_due_timer_in_order(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);

    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0 - 1);
    timer_mod(&s->c.timer, T0 + 1);
    assert_true(timerlist_run_timers(s->list));
    assert_string_equal(driver->asked, "BA");
    assert_fired(s, "BA");
    scene_free(s);
}

static void a_refused_timer_ends_the_pass_and_all_stay_armed(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);

    driver->grants = 1;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    timer_mod(&s->c.timer, T0);
    assert_true(timerlist_run_timers(s->list));
    assert_fired(s, "A");
    assert_string_equal(driver->asked, "AB");
    driver->grants = 9;
    timerlist_run_timers(s->list);
    assert_fired(s, "BC");
    scene_free(s);
}

static void deletes_a_and_calls_the_library(Driver *driver)
{
    timer_del(&driver->scene->a.timer);
    timerlist_deadline_ns(driver->scene->list);
}

static void a_timer_deleted_while_its_source_is_asked_does_not_run(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);

    driver->meanwhile = deletes_a_and_calls_the_library;
    timer_mod(&s->a.timer, T0);
    timer_mod(&s->b.timer, T0);
    assert_true(timerlist_run_timers(s->list));
    assert_string_equal(driver->asked, "AB");
    assert_fired(s, "B");
    scene_free(s);
}

static void new_head_comes_before_the_lists_notify(void **state)
{
    Scene *s = scene_new();
    Driver *driver = drive(s, &all_six);

    timer_mod(&s->a.timer, T0 + 5);
    assert_int_equal(driver->new_heads, 1);
    assert_int_equal(driver->notified_at_new_head, 0);
    assert_int_equal(s->notified, 1);
    timer_mod(&s->b.timer, T0 + 6);
    assert_int_equal(driver->new_heads, 1);
    timer_mod_anticipate(&s->b.timer, T0 + 4);
    assert_int_equal(driver->new_heads, 2);
    scene_free(s);
}

static void a_source_without_read_stops_the_program(void **state)
{
    static const VmtimerClockSource empty = {0};

    assert_stops("vmtimer_clock_set_source: a source must have read()",
                 vmtimer_clock_set_source(QEMU_CLOCK_HOST, &empty, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_source_drives_its_clock),
        PROMISE(without_a_source_a_clock_is_its_own_again),
        PROMISE(setting_a_source_tells_every_list_of_the_clock),
        PROMISE(missing_functions_mean_an_ordinary_clock),
        PROMISE(use_for_deadline_takes_a_clock_out_of_the_groups_deadline),
        PROMISE(run_all_passes_over_a_clock_not_used_for_deadlines),
        PROMISE(before_pass_may_refuse_the_whole_pass),
        PROMISE(before_timer_is_asked_for_each_due_timer_in_order),
        PROMISE(a_refused_timer_ends_the_pass_and_all_stay_armed),
        PROMISE(a_timer_deleted_while_its_source_is_asked_does_not_run),
        PROMISE(new_head_comes_before_the_lists_notify),
        PROMISE(a_source_without_read_stops_the_program),
    };

    return cmocka_run_group_tests_name("source", tests, make_pairs, NULL);
}
