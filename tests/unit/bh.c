/*
 * bh: bottom halves, callbacks to run in a context's next turn.
 */
#include "promise.h"
#include "vmtimer.h"

#include <stdlib.h>
#include <string.h>

/* A bottom half with a name, which it writes down. */
typedef struct Half Half;
struct Half {
    QEMUBH *bh;
    char name;
    char *ran;
    void (*then)(Half *half);
    Half *other;
};

typedef struct Given {
    AioContext *ctx;
    char ran[64];
    Half a, b, c;
} Given;

static void run_half(void *opaque)
{
    Half *half = opaque;

    half->ran[strlen(half->ran)] = half->name;
    if (half->then) {
        half->then(half);
    }
}

static Half make_half(Given *g, char name)
{
    return (Half){.name = name, .ran = g->ran};
}

static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);

    g->ctx = aio_context_new(NULL);
    g->a = make_half(g, 'A');
    g->b = make_half(g, 'B');
    g->c = make_half(g, 'C');
    g->a.bh = aio_bh_new(g->ctx, run_half, &g->a);
    g->b.bh = aio_bh_new(g->ctx, run_half, &g->b);
    g->c.bh = aio_bh_new(g->ctx, run_half, &g->c);
    return g;
}

static void done(Given *g)
{
    qemu_bh_delete(g->a.bh);
    qemu_bh_delete(g->b.bh);
    qemu_bh_delete(g->c.bh);
    aio_context_unref(g->ctx);
    free(g);
}

static void a_scheduled_bottom_half_runs_once_in_the_next_turn(void **state)
{
    Given *g = given();

    qemu_bh_schedule(g->a.bh);
    qemu_bh_schedule(g->a.bh);
    assert_true(aio_poll(g->ctx, true)); /* does not wait */
    assert_string_equal(g->ran, "A");
    assert_false(aio_poll(g->ctx, false));
    assert_string_equal(g->ran, "A");
    done(g);
}

static void bottom_halves_run_in_the_order_of_scheduling(void **state)
{
    Given *g = given();

    qemu_bh_schedule(g->b.bh);
    qemu_bh_schedule(g->c.bh);
    qemu_bh_schedule(g->a.bh);
    qemu_bh_schedule(g->b.bh);
    aio_poll(g->ctx, false);
    assert_string_equal(g->ran, "BCA");
    done(g);
}

static void schedules_itself(Half *half)
{
    qemu_bh_schedule(half->bh);
}

static void one_scheduled_in_its_own_callback_runs_in_the_turn_after(void **state)
{
    Given *g = given();

    g->a.then = schedules_itself;
    qemu_bh_schedule(g->a.bh);
    aio_poll(g->ctx, false);
    assert_string_equal(g->ran, "A");
    aio_poll(g->ctx, true); /* does not wait */
    assert_string_equal(g->ran, "AA");
    done(g);
}

static void a_cancelled_bottom_half_does_not_run(void **state)
{
    Given *g = given();

    qemu_bh_schedule(g->a.bh);
    qemu_bh_cancel(g->a.bh);
    qemu_bh_cancel(g->b.bh); /* was not scheduled */
    assert_false(aio_poll(g->ctx, false));
    assert_string_equal(g->ran, "");
    qemu_bh_schedule(g->a.bh);
    aio_poll(g->ctx, false);
    assert_string_equal(g->ran, "A");
    done(g);
}

static void deletes_itself_and_the_other(Half *half)
{
    qemu_bh_delete(half->bh);
    qemu_bh_delete(half->other->bh);
    half->bh = half->other->bh = NULL;
}

static void bottom_halves_may_be_deleted_in_a_callback(void **state)
{
    Given *g = given();

    g->a.then = deletes_itself_and_the_other;
    g->a.other = &g->b;
    qemu_bh_schedule(g->a.bh);
    qemu_bh_schedule(g->b.bh);
    qemu_bh_schedule(g->c.bh);
    aio_poll(g->ctx, false);
    assert_string_equal(g->ran, "AC");
    done(g); /* deleting NULL does nothing */
}

static void a_one_shot_bottom_half_frees_itself(void **state)
{
    Given *g = given();

    aio_bh_schedule_oneshot(g->ctx, run_half, &g->a);
    aio_bh_schedule_oneshot(g->ctx, run_half, &g->b);
    assert_true(aio_poll(g->ctx, false));
    assert_string_equal(g->ran, "AB");
    aio_bh_schedule_oneshot(g->ctx, run_half, &g->c); /* never runs */
    done(g);
}

static void an_idle_bottom_half_runs_and_is_no_progress(void **state)
{
    Given *g = given();

    qemu_bh_schedule_idle(g->a.bh);
    assert_int_equal(aio_compute_timeout(g->ctx), 10 * SCALE_MS);
    assert_false(aio_poll(g->ctx, false));
    assert_string_equal(g->ran, "A");
    assert_int_equal(aio_compute_timeout(g->ctx), -1);
    done(g);
}

static void scheduling_an_idle_one_makes_it_urgent(void **state)
{
    Given *g = given();

    qemu_bh_schedule_idle(g->a.bh);
    qemu_bh_schedule(g->a.bh);
    assert_int_equal(aio_compute_timeout(g->ctx), 0);
    assert_true(aio_poll(g->ctx, false));
    qemu_bh_schedule(g->b.bh);
    qemu_bh_schedule_idle(g->b.bh); /* stays urgent */
    assert_int_equal(aio_compute_timeout(g->ctx), 0);
    assert_true(aio_poll(g->ctx, false));
    assert_string_equal(g->ran, "AB");
    done(g);
}

static void polls_again(Half *half)
{
    qemu_bh_schedule(half->other->bh);
    aio_poll(((Given *)((char *)half - offsetof(Given, a)))->ctx, false);
    half->ran[strlen(half->ran)] = '.';
}

static void a_nested_turn_runs_what_is_left_of_the_outer(void **state)
{
    Given *g = given();

    g->a.then = polls_again;
    g->a.other = &g->c;
    qemu_bh_schedule(g->a.bh);
    qemu_bh_schedule(g->b.bh);
    aio_poll(g->ctx, false);
    assert_string_equal(g->ran, "ABC.");
    done(g);
}

static void aio_bh_poll_and_call_run_bottom_halves_at_once(void **state)
{
    Given *g = given();

    assert_int_equal(aio_bh_poll(g->ctx), 0);
    qemu_bh_schedule(g->a.bh);
    assert_int_equal(aio_bh_poll(g->ctx), 1);
    aio_bh_call(g->b.bh);
    assert_string_equal(g->ran, "AB");
    done(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_scheduled_bottom_half_runs_once_in_the_next_turn),
        PROMISE(bottom_halves_run_in_the_order_of_scheduling),
        PROMISE(one_scheduled_in_its_own_callback_runs_in_the_turn_after),
        PROMISE(a_cancelled_bottom_half_does_not_run),
        PROMISE(bottom_halves_may_be_deleted_in_a_callback),
        PROMISE(a_one_shot_bottom_half_frees_itself),
        PROMISE(an_idle_bottom_half_runs_and_is_no_progress),
        PROMISE(scheduling_an_idle_one_makes_it_urgent),
        PROMISE(a_nested_turn_runs_what_is_left_of_the_outer),
        PROMISE(aio_bh_poll_and_call_run_bottom_halves_at_once),
    };

    return cmocka_run_group_tests_name("bh", tests, NULL, NULL);
}
