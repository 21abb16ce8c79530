/*
 * notify: who hears of a list's new head.
 */
#include "fake-clock.h"
#include "scene.h"

#include <malloc.h>
#include <pthread.h>

static void a_new_head_is_told(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    assert_int_equal(s->notified, 1);
    timer_mod(&s->b.timer, T0 + 5);
    assert_int_equal(s->notified, 2);
    timer_mod_anticipate(&s->a.timer, T0 + 1);
    assert_int_equal(s->notified, 3);
    scene_free(s);
}

static void a_timer_behind_the_head_is_not_told(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    timer_mod(&s->b.timer, T0 + 10);
    timer_mod(&s->c.timer, T0 + 20);
    assert_int_equal(s->notified, 1);
    timer_mod_anticipate(&s->c.timer, T0 + 15);
    assert_int_equal(s->notified, 1);
    scene_free(s);
}

static void a_head_that_moves_and_stays_head_is_told(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    timer_mod(&s->b.timer, T0 + 30);
    timer_mod(&s->a.timer, T0 + 20);
    assert_int_equal(s->notified, 2);
    scene_free(s);
}

static void a_head_that_goes_away_is_not_told(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    timer_mod(&s->b.timer, T0 + 30);
    timer_mod(&s->a.timer, T0 + 40); /* behind B now */
    timer_del(&s->b.timer);
    assert_int_equal(s->notified, 1);
    scene_free(s);
}

static void an_anticipation_that_changes_nothing_is_not_told(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0 + 10);
    timer_mod_anticipate(&s->a.timer, T0 + 10);
    timer_mod_anticipate(&s->a.timer, T0 + 11);
    assert_int_equal(s->notified, 1);
    scene_free(s);
}

static void arming_while_disabled_is_told(void **state)
{
    Scene *s = scene_new();

    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    s->notified = 0;
    timer_mod(&s->a.timer, T0 + 10);
    assert_int_equal(s->notified, 1);
    scene_free(s);
}

typedef struct Heard {
    QEMUTimerList *list;
    unsigned calls;
    QEMUClockType type;
    void *opaque;
    pthread_t thread;
    int64_t deadline_ns;
} Heard;

static Heard heard_by_default;

static void hear_and_ask(void *opaque, QEMUClockType type)
{
    Heard *heard = opaque;

    heard->calls++;
    heard->type = type;
    heard->thread = pthread_self();
    heard->deadline_ns = timerlist_deadline_ns(heard->list);
}

static void notify_comes_in_the_arming_thread_without_the_lists_lock(void **state)
{
    Heard heard = {0};
    QEMUTimer ts;

    fake_clock_install(QEMU_CLOCK_HOST);
    heard.list = timerlist_new(QEMU_CLOCK_HOST, hear_and_ask, &heard);
    timer_init_tl(&ts, heard.list, 1, NULL, NULL);
    timer_mod(&ts, 5);
    assert_int_equal(heard.calls, 1);
    assert_int_equal(heard.type, QEMU_CLOCK_HOST);
    assert_true(pthread_equal(heard.thread, pthread_self()));
    assert_int_equal(heard.deadline_ns, 5); /* the timer is in already */
    timerlist_notify(heard.list);
    assert_int_equal(heard.calls, 2);
    timer_del(&ts);
    timerlist_free(heard.list);
}

static void hear_by_default(void *opaque, QEMUClockType type)
{
    heard_by_default.calls++;
    heard_by_default.type = type;
    heard_by_default.opaque = opaque;
}

static void the_default_lists_tell_the_callback_of_init_clocks(void **state)
{
    QEMUTimer ts;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    heard_by_default = (Heard){.opaque = &ts};
    init_clocks(hear_by_default);
    timer_init_ns(&ts, QEMU_CLOCK_VIRTUAL, NULL, NULL);
    timer_mod(&ts, 5);
    assert_int_equal(heard_by_default.calls, 1);
    assert_int_equal(heard_by_default.type, QEMU_CLOCK_VIRTUAL);
    assert_null(heard_by_default.opaque);
    timer_del(&ts);
    cpu_disable_ticks(); /* VIRTUAL's list and VIRTUAL_RT's, with nothing pending */
    assert_int_equal(heard_by_default.calls, 3);
    init_clocks(NULL);
    timer_mod(&ts, 4);
    cpu_enable_ticks();
    assert_int_equal(heard_by_default.calls, 3);
    timer_del(&ts);
}

static void a_list_without_a_callback_is_silent_without_a_main_loop(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, NULL, NULL);
    QEMUTimer ts;

    timer_init_tl(&ts, list, 1, NULL, NULL);
    timer_mod(&ts, INT64_MAX);
    timerlist_notify(list);
    timer_del(&ts);
    timerlist_free(list);
}

static void clock_notify_tells_every_list_of_the_clock(void **state)
{
    Scene *s = scene_new();
    Scene *other = scene_new();
    Scene *host = scene_new_on(QEMU_CLOCK_HOST);

    s->notified = 0;
    qemu_clock_notify(QEMU_CLOCK_REALTIME);
    assert_int_equal(s->notified, 1);
    assert_int_equal(other->notified, 1);
    assert_int_equal(host->notified, 0);
    scene_free(host);
    scene_free(other);
    scene_free(s);
}

static QEMUTimerList *lists[3];

static unsigned gone_list_notified;

static void hear_of_a_gone_list(void *opaque, QEMUClockType type)
{
    gone_list_notified++;
}

static void frees_its_follower_and_makes_another(void *opaque, QEMUClockType type)
{
    if (lists[1]) {
        lists[2] = timerlist_new(type, NULL, NULL);
        timerlist_free(lists[1]);
        lists[1] = NULL;
    }
}

static void a_notify_may_make_and_free_lists(void **state)
{
    lists[0] = timerlist_new(QEMU_CLOCK_HOST,
                             frees_its_follower_and_makes_another, NULL);
    lists[1] = timerlist_new(QEMU_CLOCK_HOST, hear_of_a_gone_list, NULL);
    mallopt(M_PERTURB, 0x5a); /* who looks at what is gone, falls */
    qemu_clock_notify(QEMU_CLOCK_HOST);
    mallopt(M_PERTURB, 0);
    assert_null(lists[1]);
    assert_int_equal(gone_list_notified, 0);
    timerlist_free(lists[0]);
    timerlist_free(lists[2]);
}

/* Told of a change of its own as well, while it is told. */
static void changes_the_rate_once_more_and_goes(void *opaque, QEMUClockType type)
{
    if (!lists[1]) {
        lists[1] = lists[0];
        vmtimer_clock_set_rate(type, 1, 1);
        return;
    }
    if (lists[0]) {
        timerlist_free(lists[0]);
        lists[0] = NULL;
    }
}

static void a_list_may_go_when_it_is_told(void **state)
{
    lists[0] = timerlist_new(QEMU_CLOCK_VIRTUAL,
                             changes_the_rate_once_more_and_goes, NULL);
    lists[1] = NULL;
    mallopt(M_PERTURB, 0x5a);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1);
    mallopt(M_PERTURB, 0);
    assert_null(lists[0]);
    lists[1] = timerlist_new(QEMU_CLOCK_VIRTUAL, hear_of_a_gone_list, NULL);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1);
    assert_int_equal(gone_list_notified, 1);
    timerlist_free(lists[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_new_head_is_told),
        PROMISE(a_timer_behind_the_head_is_not_told),
        PROMISE(a_head_that_moves_and_stays_head_is_told),
        PROMISE(a_head_that_goes_away_is_not_told),
        PROMISE(an_anticipation_that_changes_nothing_is_not_told),
        PROMISE(arming_while_disabled_is_told),
        PROMISE(notify_comes_in_the_arming_thread_without_the_lists_lock),
        PROMISE(the_default_lists_tell_the_callback_of_init_clocks),
        PROMISE(a_list_without_a_callback_is_silent_without_a_main_loop),
        PROMISE(clock_notify_tells_every_list_of_the_clock),
        PROMISE(a_notify_may_make_and_free_lists),
        PROMISE(a_list_may_go_when_it_is_told),
    };

    return cmocka_run_group_tests_name("notify", tests, NULL, NULL);
}
