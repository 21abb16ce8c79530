/*
 * bug: a broken contract stops the program; rare words go to the log handler.
 */
#include "blocks.h"
#include "scene.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void a_broken_contract_stops_with_the_public_functions_name(void **state)
{
    Scene *s = scene_new();
    QEMUTimer zero;

    memset(&zero, 0, sizeof zero);
    timer_mod(&s->a.timer, T0);
    assert_stops("timer_mod: no timer (NULL)", timer_mod(NULL, 1));
    assert_stops("timer_mod_ns: no timer (NULL)", timer_mod_ns(NULL, 1));
    assert_stops("timer_mod_anticipate: no timer (NULL)",
                 timer_mod_anticipate(NULL, 1));
    assert_stops("timer_mod_anticipate_ns: no timer (NULL)",
                 timer_mod_anticipate_ns(NULL, 1));
    assert_stops("timer_del: no timer (NULL)", timer_del(NULL));
    assert_stops("vmtimer_del: no timer (NULL)", vmtimer_del(NULL));
    assert_stops("vmtimer_del_sync: no timer (NULL)", vmtimer_del_sync(NULL));
    assert_stops("timer_deinit: no timer (NULL)", timer_deinit(NULL));
    assert_stops("timer_deinit: the timer is pending",
                 timer_deinit(&s->a.timer));
    assert_stops("vmtimer_list_set_window: a window cannot be negative",
                 vmtimer_list_set_window(s->list, -1));
    assert_stops("timerlist_free: 1 timers still pending on REALTIME",
                 timerlist_free(s->list));
    scene_free(s);
}

static void arming_a_timer_never_initialised_stops_the_program(void **state)
{
    QEMUTimer zero;

    memset(&zero, 0, sizeof zero);
    assert_stops("timer_mod: the timer was never initialised",
                 timer_mod(&zero, 1));
    assert_stops("timer_mod_ns: the timer was never initialised",
                 timer_mod_ns(&zero, 1));
    assert_stops("timer_mod_anticipate: the timer was never initialised",
                 timer_mod_anticipate(&zero, 1));
    assert_stops("timer_mod_anticipate_ns: the timer was never initialised",
                 timer_mod_anticipate_ns(&zero, 1));
}

static void a_group_with_a_pending_timer_cannot_go(void **state)
{
    QEMUTimerListGroup group;
    QEMUTimer ts;

    timerlistgroup_init(&group, NULL, NULL);
    timer_init_full(&ts, &group, QEMU_CLOCK_HOST, 1, 0, NULL, NULL);
    timer_mod(&ts, INT64_MAX);
    assert_stops("timerlistgroup_deinit: 1 timers still pending on HOST",
                 timerlistgroup_deinit(&group));
    timer_del(&ts);
    timerlistgroup_deinit(&group);
}

static void a_list_of_a_group_is_not_freed_alone(void **state)
{
    const char *said = "timerlist_free: the list belongs to a group";
    QEMUTimerListGroup group;

    timerlistgroup_init(&group, NULL, NULL);
    assert_stops(said, timerlist_free(group.tl[QEMU_CLOCK_HOST]));
    timerlistgroup_deinit(&group);
    assert_stops(said, timerlist_free(qemu_clock_get_main_loop_timerlist(
                           QEMU_CLOCK_REALTIME)));
}

static void vmtimer_check_finds_a_time_changed_behind_its_back(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 5);
    timer_mod(&s->b.timer, T0 + 6);
    vmtimer_check(s->list);
    s->b.timer.expire_time = T0 + 4;
    assert_stops("vmtimer_check: ", vmtimer_check(s->list));
    s->b.timer.expire_time = T0 + 6;
    vmtimer_check(s->list);
    scene_free(s);
}

static void out_of_memory_stops_the_program(void **state)
{
    enum { COUNT = 20000 };
    static QEMUTimer timers[COUNT];
    Scene *s = scene_new();

    assert_stops("out of memory", blocks_fail(1);
                 timer_new_ns(QEMU_CLOCK_HOST, NULL, NULL));
    assert_stops("out of memory", blocks_fail(1);
                 timerlist_new(QEMU_CLOCK_HOST, NULL, NULL));
    for (int i = 0; i < COUNT; i++) {
        timer_init_tl(&timers[i], s->list, 1, NULL, NULL);
    }
    assert_stops("out of memory", blocks_fail(1);
                 for (int i = 0; i < COUNT; i++) timer_mod(&timers[i], 1));
    /* the list is there, and cannot grow */
    assert_stops("out of memory", blocks_fail(2);
                 for (int i = 0; i < COUNT; i++) timer_mod(&timers[i], 1));
    scene_free(s);
}

static char heard[256];

static void hear(void *opaque, const char *message)
{
    snprintf(heard, sizeof heard, "%s %s", (const char *)opaque, message);
}

static void arms_itself_at_0(Spy *spy)
{
    timer_mod(&spy->timer, 0);
}

/* Of a timer at an address of its own, as each is reported once. */
static void make_a_storm(Spy *spy)
{
    Scene *s = scene_new();

    vmtimer_set_storm_limit(10);
    spy_init(spy, s, 'S', s->list, SCALE_NS);
    spy->then = arms_itself_at_0;
    timer_mod(&spy->timer, 0);
    timerlist_run_timers(s->list);
    timer_del(&spy->timer);
    scene_free(s);
}

static void the_log_handler_gets_every_message(void **state)
{
    static Spy spy;

    vmtimer_set_log(hear, "host:");
    make_a_storm(&spy);
    assert_non_null(strstr(heard, "host: timer storm"));
    vmtimer_set_log(NULL, NULL);
}

static void without_a_handler_messages_go_to_stderr(void **state)
{
    static Spy spy;
    char text[256] = "";
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    int saved = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    vmtimer_set_log(NULL, NULL);
    make_a_storm(&spy);
    dup2(saved, STDERR_FILENO);
    close(saved);
    close(ends[1]);
    assert_true(read(ends[0], text, sizeof text - 1) > 0);
    close(ends[0]);
    assert_memory_equal(text, "vmtimer: timer storm", 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_broken_contract_stops_with_the_public_functions_name),
        PROMISE(arming_a_timer_never_initialised_stops_the_program),
        PROMISE(a_group_with_a_pending_timer_cannot_go),
        PROMISE(a_list_of_a_group_is_not_freed_alone),
        PROMISE(vmtimer_check_finds_a_time_changed_behind_its_back),
        PROMISE(out_of_memory_stops_the_program),
        PROMISE_THAT_KEEPS(the_log_handler_gets_every_message),
        PROMISE_THAT_KEEPS(without_a_handler_messages_go_to_stderr),
    };

    return cmocka_run_group_tests_name("bug", tests, NULL, NULL);
}
