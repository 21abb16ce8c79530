/*
 * aio: what a context's verbs answer, on a clock that stands.
 */
#include "fake-clock.h"
#include "gate.h"
#include "promise.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Given {
    AioContext *ctx;
    QEMUTimer timer; /* REALTIME, in ms */
    unsigned runs;
    int64_t again_ms; /* when its callback arms it; 0: not */
    int ends[2];      /* of a pipe */
    unsigned reads;
} Given;

static void on_timer(void *opaque)
{
    Given *g = opaque;

    g->runs++;
    if (g->again_ms) {
        timer_mod(&g->timer, g->again_ms);
    }
}

static void on_readable(void *opaque)
{
    Given *g = opaque;
    char byte;

    assert_int_equal(read(g->ends[0], &byte, 1), 1);
    g->reads++;
}

static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);

    fake_clock_install(QEMU_CLOCK_REALTIME);
    assert_return_code(pipe(g->ends), errno);
    g->ctx = aio_context_new(NULL);
    aio_timer_init(g->ctx, &g->timer, QEMU_CLOCK_REALTIME, SCALE_MS, on_timer,
                   g);
    aio_set_fd_handler(g->ctx, g->ends[0], on_readable, NULL, NULL, NULL, g);
    return g;
}

static void done(Given *g)
{
    timer_del(&g->timer);
    aio_set_fd_handler(g->ctx, g->ends[0], NULL, NULL, NULL, NULL, NULL);
    close(g->ends[0]);
    close(g->ends[1]);
    aio_context_unref(g->ctx);
    free(g);
}

static void make_readable(Given *g)
{
    assert_int_equal(write(g->ends[1], "x", 1), 1);
}

static void nothing(void *opaque)
{
}

static void a_context_nobody_polls_fires_nothing(void **state)
{
    Given *g = given();

    g->again_ms = 1500;
    timer_mod(&g->timer, 750);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 750 * SCALE_MS - 1);
    assert_false(aio_poll(g->ctx, false));
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 1000 * SCALE_MS);
    assert_int_equal(g->runs, 0);
    assert_true(aio_poll(g->ctx, false));
    assert_int_equal(g->runs, 1);
    assert_false(aio_poll(g->ctx, false));
    g->again_ms = 0;
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 1500 * SCALE_MS);
    assert_true(aio_poll(g->ctx, true)); /* does not wait */
    assert_int_equal(g->runs, 2);
    assert_false(aio_poll(g->ctx, false));
    done(g);
}

static void a_turn_tells_whether_anything_ran(void **state)
{
    Given *g = given();

    assert_false(aio_poll(g->ctx, false));
    make_readable(g);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->reads, 1);
    timer_mod(&g->timer, 0);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->runs, 1);
    aio_bh_schedule_oneshot(g->ctx, nothing, NULL);
    assert_true(aio_poll(g->ctx, true));
    assert_false(aio_poll(g->ctx, false));
    done(g);
}

static void a_notify_ends_a_wait_and_is_no_progress(void **state)
{
    Given *g = given();

    aio_notify(g->ctx);
    assert_false(aio_poll(g->ctx, true)); /* returns */
    done(g);
}

static bool is_readable(int fd)
{
    struct pollfd readable = {.fd = fd, .events = POLLIN};

    return poll(&readable, 1, 0) == 1;
}

static void a_notify_may_be_taken_back(void **state)
{
    Given *g = given();
    int fd = vmtimer_context_fd(g->ctx);

    aio_poll(g->ctx, false);
    aio_notify(g->ctx);
    assert_true(is_readable(fd));
    aio_notify_accept(g->ctx);
    assert_false(is_readable(fd));
    aio_notify(g->ctx); /* and given again */
    assert_true(is_readable(fd));
    aio_poll(g->ctx, false);
    done(g);
}

static void a_timeout_is_the_soonest_of_timers_and_bottom_halves(void **state)
{
    Given *g = given();
    QEMUBH *idle = aio_bh_new(g->ctx, nothing, NULL);

    assert_int_equal(aio_compute_timeout(g->ctx), -1);
    timer_mod_ns(&g->timer, SCALE_MS + 7);
    assert_int_equal(aio_compute_timeout(g->ctx), SCALE_MS + 7);
    qemu_bh_schedule_idle(idle);
    assert_int_equal(aio_compute_timeout(g->ctx), SCALE_MS + 7);
    timer_mod(&g->timer, 1000);
    assert_int_equal(aio_compute_timeout(g->ctx), 10 * SCALE_MS);
    timer_mod(&g->timer, 0);
    assert_int_equal(aio_compute_timeout(g->ctx), 0);
    timer_del(&g->timer);
    make_readable(g); /* is not asked */
    assert_int_equal(aio_compute_timeout(g->ctx), 10 * SCALE_MS);
    qemu_bh_schedule(idle);
    assert_int_equal(aio_compute_timeout(g->ctx), 0);
    qemu_bh_delete(idle);
    done(g);
}

static void a_turn_may_be_taken_in_pieces(void **state)
{
    Given *g = given();

    assert_false(aio_prepare(g->ctx));
    assert_false(aio_pending(g->ctx));

    timer_mod(&g->timer, 0);
    assert_true(aio_prepare(g->ctx));
    assert_true(aio_pending(g->ctx));
    aio_dispatch(g->ctx);
    assert_int_equal(g->runs, 1);
    assert_false(aio_pending(g->ctx));

    make_readable(g);
    assert_false(aio_prepare(g->ctx)); /* that takes the wait */
    assert_true(aio_pending(g->ctx));
    aio_dispatch(g->ctx);
    assert_int_equal(g->reads, 1);
    assert_false(aio_pending(g->ctx));

    aio_bh_schedule_oneshot(g->ctx, nothing, NULL);
    assert_true(aio_prepare(g->ctx));
    aio_dispatch(g->ctx);
    aio_dispatch(g->ctx); /* with nothing to do it does not wait */
    assert_false(aio_prepare(g->ctx));
    done(g);
}

static void a_contexts_timers_stand_on_its_own_lists(void **state)
{
    Given *g = given();
    QEMUTimer plain, external;
    QEMUTimer *a = aio_timer_new(g->ctx, QEMU_CLOCK_HOST, 7, nothing, g);
    QEMUTimer *b = aio_timer_new_with_attrs(g->ctx, QEMU_CLOCK_VIRTUAL, 8,
                                            QEMU_TIMER_ATTR_EXTERNAL, nothing,
                                            NULL);

    aio_timer_init(g->ctx, &plain, QEMU_CLOCK_REALTIME, 9, nothing, NULL);
    aio_timer_init_with_attrs(g->ctx, &external, QEMU_CLOCK_VIRTUAL_RT, 10,
                              QEMU_TIMER_ATTR_EXTERNAL, nothing, NULL);
    assert_ptr_equal(a->timer_list, g->ctx->tlg.tl[QEMU_CLOCK_HOST]);
    assert_ptr_equal(a->opaque, g);
    assert_int_equal(a->scale, 7);
    assert_int_equal(a->attributes, 0);
    assert_ptr_equal(b->timer_list, g->ctx->tlg.tl[QEMU_CLOCK_VIRTUAL]);
    assert_int_equal(b->scale, 8);
    assert_int_equal(b->attributes, QEMU_TIMER_ATTR_EXTERNAL);
    assert_ptr_equal(plain.timer_list, g->ctx->tlg.tl[QEMU_CLOCK_REALTIME]);
    assert_int_equal(plain.attributes, 0);
    assert_ptr_equal(external.timer_list,
                     g->ctx->tlg.tl[QEMU_CLOCK_VIRTUAL_RT]);
    assert_int_equal(external.attributes, QEMU_TIMER_ATTR_EXTERNAL);
    timer_free(a);
    timer_free(b);
    done(g);
}

typedef struct Told {
    AioContext *ctx;
    AioContext *before, *after;
} Told;

static void tell(void *opaque)
{
    Told *told = opaque;

    told->before = qemu_get_current_aio_context();
    qemu_set_current_aio_context(told->ctx);
    told->after = qemu_get_current_aio_context();
}

static void say_it_twice(AioContext *ctx)
{
    qemu_set_current_aio_context(ctx);
    qemu_set_current_aio_context(ctx);
}

static void a_thread_knows_the_context_it_was_told(void **state)
{
    Given *g = given();
    Told told = {.ctx = g->ctx, .before = g->ctx};

    thread_join(thread_start(tell, &told));
    assert_null(told.before);
    assert_ptr_equal(told.after, g->ctx);
    assert_null(qemu_get_current_aio_context()); /* this thread's */
    assert_stops("qemu_set_current_aio_context: this thread has one already",
                 say_it_twice(g->ctx));
    done(g);
}

static void two_threads_are_never_in_turns_of_one_context(void **state)
{
    Gate gate = {0};

    assert_stops("aio_poll: another thread is in a turn of this context",
                 gate_enter(&gate); aio_poll(gate.ctx, false));
    assert_stops("vmtimer_context_dispatch: another thread is in a turn",
                 gate_enter(&gate); vmtimer_context_dispatch(gate.ctx));
}

static void a_context_lives_as_long_as_it_is_referred_to(void **state)
{
    Given *g = given();

    aio_context_ref(g->ctx);
    aio_context_unref(g->ctx);
    timer_mod(&g->timer, 0);
    assert_true(aio_poll(g->ctx, true));
    assert_int_equal(g->runs, 1);
    done(g);
}

static void *release_anothers(void *opaque)
{
    assert_stops("aio_context_release: this thread has not acquired the context",
                 aio_context_release(opaque));
    return NULL;
}

static void a_context_not_acquired_is_not_released(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    pthread_t thread;

    release_anothers(ctx); /* nobody's */
    aio_context_acquire(ctx);
    assert_int_equal(pthread_create(&thread, NULL, release_anothers, ctx), 0);
    pthread_join(thread, NULL);
    aio_context_release(ctx);
    release_anothers(ctx); /* once too often */
    aio_context_unref(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_context_nobody_polls_fires_nothing),
        PROMISE(a_turn_tells_whether_anything_ran),
        PROMISE(a_notify_ends_a_wait_and_is_no_progress),
        PROMISE(a_notify_may_be_taken_back),
        PROMISE(a_timeout_is_the_soonest_of_timers_and_bottom_halves),
        PROMISE(a_turn_may_be_taken_in_pieces),
        PROMISE(a_contexts_timers_stand_on_its_own_lists),
        PROMISE(a_thread_knows_the_context_it_was_told),
        PROMISE(two_threads_are_never_in_turns_of_one_context),
        PROMISE(a_context_lives_as_long_as_it_is_referred_to),
        PROMISE(a_context_not_acquired_is_not_released),
    };

    return cmocka_run_group_tests_name("aio", tests, NULL, NULL);
}
