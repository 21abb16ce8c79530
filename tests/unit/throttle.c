/*
 * throttle: leaky buckets on a clock that stands.
 */
#include "fake-clock.h"
#include "promise.h"
#include "vmtimer.h"

#include <stdlib.h>
#include <string.h>

#define MS INT64_C(1000000)
#define SECOND INT64_C(1000000000)

enum { READ, WRITE };

/* Limits, two timers of VIRTUAL on a context, and how often each fired. */
typedef struct Given {
    AioContext *ctx;
    ThrottleConfig limits;
    ThrottleState state;
    ThrottleTimers timers;
    unsigned fired[2];
} Given;

static void on_read(void *opaque)
{
    ((Given *)opaque)->fired[READ]++;
}

static void on_write(void *opaque)
{
    ((Given *)opaque)->fired[WRITE]++;
}

static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 10 * SECOND);
    g->ctx = aio_context_new(NULL);
    throttle_config_init(&g->limits);
    throttle_init(&g->state);
    throttle_timers_init(&g->timers, g->ctx, QEMU_CLOCK_VIRTUAL, on_read,
                         on_write, g);
    return g;
}

static void done(Given *g)
{
    if (throttle_timers_are_initialized(&g->timers)) {
        throttle_timers_destroy(&g->timers);
    }
    aio_context_unref(g->ctx);
    free(g);
}

static void limit(Given *g, BucketType type, uint64_t avg, uint64_t max,
                  uint64_t burst_length)
{
    g->limits.buckets[type].avg = avg;
    g->limits.buckets[type].max = max;
    g->limits.buckets[type].burst_length = burst_length;
    throttle_config(&g->state, QEMU_CLOCK_VIRTUAL, &g->limits);
}

/* ns that the next one must wait; its timer is idle again. */
static int64_t wait_ns(Given *g, int is_write)
{
    QEMUTimer *ts = g->timers.timers[is_write];
    int64_t left_ns = 0;

    if (throttle_schedule_timer(&g->state, &g->timers, is_write)) {
        left_ns = (int64_t)timer_expire_time_ns(ts)
                  - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
        timer_del(ts);
    }
    return left_ns;
}

static void advance(int64_t ns)
{
    fake_clock_advance_ns(QEMU_CLOCK_VIRTUAL, ns);
}

static void without_limits_everything_passes(void **state)
{
    Given *g = given();

    assert_false(throttle_enabled(&g->limits));
    assert_true(throttle_is_valid(&g->limits, NULL));
    throttle_account(&g->state, true, UINT64_MAX);
    assert_int_equal(wait_ns(g, READ), 0);
    assert_int_equal(wait_ns(g, WRITE), 0);
    done(g);
}

static void a_bucket_holds_a_tenth_of_a_second_and_leaks_avg(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_TOTAL, 1000, 0, 1);
    assert_true(throttle_enabled(&g->limits));
    throttle_account(&g->state, false, 100);
    assert_int_equal(wait_ns(g, READ), 0); /* full to the brim */
    throttle_account(&g->state, false, 50);
    assert_int_equal(wait_ns(g, READ), 50 * MS);
    assert_int_equal(wait_ns(g, WRITE), 50 * MS);
    advance(20 * MS);
    assert_int_equal(wait_ns(g, READ), 30 * MS);
    advance(30 * MS);
    assert_int_equal(wait_ns(g, READ), 0);
    advance(SECOND);
    assert_int_equal(wait_ns(g, READ), 0); /* empty; it does not go below */
    throttle_account(&g->state, false, 101);
    assert_int_equal(wait_ns(g, READ), 1 * MS);
    done(g);
}

static void a_burst_fills_a_second_of_max(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_WRITE, 100, 1000, 1);
    throttle_account(&g->state, true, 1000);
    assert_int_equal(wait_ns(g, WRITE), 0);
    throttle_account(&g->state, true, 50);
    assert_int_equal(wait_ns(g, WRITE), 500 * MS); /* leaks avg */
    assert_int_equal(wait_ns(g, READ), 0);
    done(g);
}

static void a_long_burst_is_held_to_max_and_then_to_avg(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_READ, 100, 1000, 3);
    throttle_account(&g->state, false, 150); /* a tenth of a second of max */
    assert_int_equal(wait_ns(g, READ), 50 * MS);
    for (int i = 0; i < 31; i++) { /* at max, for as long as it lasts */
        advance(100 * MS);
        assert_int_equal(wait_ns(g, READ), 0);
        throttle_account(&g->state, false, 100);
        assert_int_equal(wait_ns(g, READ), 50 * MS);
    }
    advance(100 * MS);
    assert_int_equal(wait_ns(g, READ), 0);
    throttle_account(&g->state, false, 100);
    /* 150 + 32 * 100 went in, 32 * 10 leaked; it holds 3000 */
    assert_int_equal(wait_ns(g, READ), 300 * MS);
    done(g);
}

static void an_operation_counts_once_for_each_op_size(void **state)
{
    static const struct {
        uint64_t size;
        int64_t wait_ns; /* 10 operations fit, and each more takes 10 ms */
    } rows[] = {
        {0, 0}, {1, 0}, {4096, 0}, {10 * 4096, 0}, {10 * 4096 + 2048, 5 * MS},
        {11 * 4096, 10 * MS},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Given *g = given();

        g->limits.op_size = 4096;
        limit(g, THROTTLE_OPS_TOTAL, 100, 0, 1);
        throttle_account(&g->state, true, rows[i].size);
        assert_int_equal(wait_ns(g, WRITE), rows[i].wait_ns);
        done(g);
    }
    Given *g = given();

    g->limits.op_size = 4096;
    limit(g, THROTTLE_OPS_TOTAL, 100, 0, 1);
    for (int i = 0; i < 11; i++) {
        throttle_account(&g->state, true, 512); /* at least one each */
    }
    assert_int_equal(wait_ns(g, WRITE), 10 * MS);
    done(g);
}

static void without_op_size_each_request_is_one_operation(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_OPS_READ, 100, 0, 1);
    for (int i = 0; i < 10; i++) {
        throttle_account(&g->state, false, 1 << 20);
    }
    assert_int_equal(wait_ns(g, READ), 0);
    throttle_account(&g->state, false, 0);
    assert_int_equal(wait_ns(g, READ), 10 * MS);
    assert_int_equal(wait_ns(g, WRITE), 0);
    done(g);
}

static void a_request_waits_for_the_slowest_of_its_buckets(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_READ, 1000, 0, 1);
    limit(g, THROTTLE_BPS_WRITE, 500, 0, 1);
    limit(g, THROTTLE_OPS_TOTAL, 10, 0, 1);
    throttle_account(&g->state, false, 200);
    throttle_account(&g->state, true, 200);
    assert_int_equal(wait_ns(g, READ), 100 * MS);  /* of bytes read, and of ops */
    assert_int_equal(wait_ns(g, WRITE), 300 * MS); /* of bytes written */
    throttle_account(&g->state, false, 0);
    throttle_account(&g->state, false, 0);
    assert_int_equal(wait_ns(g, READ), 300 * MS); /* of ops */
    done(g);
}

static void an_armed_timer_stays_where_it_is(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_TOTAL, 1000, 0, 1);
    throttle_account(&g->state, false, 150);
    assert_true(throttle_schedule_timer(&g->state, &g->timers, false));
    throttle_account(&g->state, false, 150);
    assert_true(throttle_schedule_timer(&g->state, &g->timers, false));
    assert_int_equal(timer_expire_time_ns(g->timers.timers[READ]),
                     10 * SECOND + 50 * MS);
    assert_false(timer_pending(g->timers.timers[WRITE]));
    advance(50 * MS);
    aio_poll(g->ctx, false);
    assert_int_equal(g->fired[READ], 1);
    assert_int_equal(wait_ns(g, READ), 150 * MS);
    done(g);
}

static void a_clock_that_went_back_leaks_nothing(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_TOTAL, 1000, 0, 1);
    throttle_account(&g->state, false, 200);
    advance(-SECOND);
    assert_int_equal(wait_ns(g, READ), 100 * MS);
    advance(40 * MS); /* from there it leaks again */
    assert_int_equal(wait_ns(g, READ), 60 * MS);
    done(g);
}

static void new_limits_begin_with_empty_buckets(void **state)
{
    Given *g = given();
    ThrottleConfig now;

    limit(g, THROTTLE_BPS_TOTAL, 1000, 2000, 5);
    throttle_account(&g->state, false, 100000);
    assert_true(wait_ns(g, READ) > 0);
    throttle_get_config(&g->state, &now);
    assert_true(now.buckets[THROTTLE_BPS_TOTAL].level == 100000);
    assert_true(now.buckets[THROTTLE_BPS_TOTAL].burst_level == 100000);
    throttle_config(&g->state, QEMU_CLOCK_VIRTUAL, &now);
    assert_int_equal(wait_ns(g, READ), 0);
    throttle_get_config(&g->state, &now);
    assert_true(now.buckets[THROTTLE_BPS_TOTAL].level == 0);
    assert_true(now.buckets[THROTTLE_BPS_TOTAL].burst_level == 0);
    assert_int_equal(now.buckets[THROTTLE_BPS_TOTAL].max, 2000);
    done(g);
}

static void a_wait_of_centuries_saturates(void **state)
{
    Given *g = given();

    limit(g, THROTTLE_BPS_TOTAL, 1, 0, 1);
    throttle_account(&g->state, false, UINT64_MAX);
    assert_true(throttle_compute_wait(
                    &g->state.cfg.buckets[THROTTLE_BPS_TOTAL]) == INT64_MAX);
    assert_true(throttle_schedule_timer(&g->state, &g->timers, false));
    assert_true(timer_expire_time_ns(g->timers.timers[READ]) == INT64_MAX);
    done(g);
}

static void detached_throttle_timers_are_gone_with_what_was_armed(void **state)
{
    Given *g = given();
    AioContext *other = aio_context_new(NULL);

    limit(g, THROTTLE_BPS_TOTAL, 1000, 0, 1);
    throttle_account(&g->state, false, 150);
    assert_true(throttle_schedule_timer(&g->state, &g->timers, false));
    throttle_timers_detach_aio_context(&g->timers);
    assert_false(throttle_timers_are_initialized(&g->timers));
    throttle_timers_attach_aio_context(&g->timers, other);
    assert_true(throttle_timers_are_initialized(&g->timers));
    advance(20 * MS);
    assert_true(throttle_schedule_timer(&g->state, &g->timers, false));
    assert_true(throttle_schedule_timer(&g->state, &g->timers, true));
    advance(30 * MS);
    aio_poll(g->ctx, false);
    assert_int_equal(g->fired[READ] + g->fired[WRITE], 0);
    aio_poll(other, false);
    assert_int_equal(g->fired[READ], 1);
    assert_int_equal(g->fired[WRITE], 1);
    throttle_timers_destroy(&g->timers);
    aio_context_unref(other);
    done(g);
}

static void throttle_timers_that_are_not_there_stop_the_program(void **state)
{
    Given *g = given();

    assert_stops("throttle_timers_attach_aio_context: detach the timers first",
                 throttle_timers_attach_aio_context(&g->timers, g->ctx));
    throttle_timers_destroy(&g->timers);
    assert_stops("throttle_timers_destroy: there are no timers",
                 throttle_timers_destroy(&g->timers));
    assert_stops("throttle_timers_detach_aio_context: there are no timers",
                 throttle_timers_detach_aio_context(&g->timers));
    assert_false(throttle_schedule_timer(&g->state, &g->timers, false));
    limit(g, THROTTLE_BPS_TOTAL, 1, 0, 1);
    throttle_account(&g->state, false, 2);
    assert_stops("throttle_schedule_timer: there are no timers",
                 throttle_schedule_timer(&g->state, &g->timers, false));
    done(g);
}

typedef struct Row {
    BucketType type;
    LeakyBucket bucket;
    BucketType other_type;
    LeakyBucket other;
    uint64_t op_size;
    const char *fault; /* NULL: valid */
} Row;

#define MOST THROTTLE_VALUE_MAX

static const Row rows[] = {
    {0, {.avg = 1, .burst_length = 1}, 0, {0}, 0, NULL},
    {0, {.avg = MOST, .burst_length = 1}, 0, {0}, 0, NULL},
    {1, {.avg = MOST + 1, .burst_length = 1}, 0, {0}, 0, "more than"},
    {2, {.avg = 1, .max = MOST + 1, .burst_length = 1}, 0, {0}, 0, "more than"},
    {3, {.avg = 1, .burst_length = 0}, 0, {0}, 0, "at least one second"},
    {4, {.avg = 1, .burst_length = 2}, 0, {0}, 0, "needs a burst limit"},
    {5, {.avg = 1, .max = MOST, .burst_length = 1}, 0, {0}, 0, NULL},
    {5, {.avg = 1, .max = MOST, .burst_length = 2}, 0, {0}, 0, "last that long"},
    {0, {.max = 5, .burst_length = 1}, 0, {0}, 0, "needs a limit for the long"},
    {0, {.avg = 5, .max = 5, .burst_length = 1}, 0, {0}, 0, NULL},
    {0, {.avg = 6, .max = 5, .burst_length = 1}, 0, {0}, 0, "at least that"},
    {0, {.avg = 1, .burst_length = 1}, 1, {.avg = 1, .burst_length = 1}, 0,
     "in total excludes"},
    {0, {.avg = 1, .burst_length = 1}, 2, {.avg = 1, .burst_length = 1}, 0,
     "in total excludes"},
    {3, {.avg = 1, .burst_length = 1}, 5, {.avg = 1, .burst_length = 1}, 0,
     "in total excludes"},
    {3, {.max = 1, .burst_length = 1}, 4, {.max = 1, .burst_length = 1}, 0,
     "in total excludes"},
    {0, {.avg = 1, .burst_length = 1}, 4, {.avg = 1, .burst_length = 1}, 0, NULL},
    {1, {.avg = 1, .burst_length = 1}, 2, {.avg = 1, .burst_length = 1}, 0, NULL},
    {0, {.avg = 1, .burst_length = 1}, 0, {0}, 512, "operation's size needs"},
    {3, {.avg = 1, .burst_length = 1}, 0, {0}, 512, NULL},
    {4, {.avg = 1, .burst_length = 1}, 0, {0}, 512, NULL},
    {5, {.avg = 1, .burst_length = 1}, 0, {0}, 512, NULL},
};

static void limits_that_do_not_go_together_are_told(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ThrottleConfig limits;
        Error *error = NULL;

        throttle_config_init(&limits);
        limits.op_size = rows[i].op_size;
        if (rows[i].other.burst_length) {
            limits.buckets[rows[i].other_type] = rows[i].other;
        }
        limits.buckets[rows[i].type] = rows[i].bucket;
        bool valid = throttle_is_valid(&limits, &error);
        const char *said = error ? error_get_pretty(error) : "";
        if (valid != !rows[i].fault
            || (rows[i].fault && !strstr(said, rows[i].fault))) {
            fail_msg("row %zu: %s", i, said);
        }
        error_free(error);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(without_limits_everything_passes),
        PROMISE(a_bucket_holds_a_tenth_of_a_second_and_leaks_avg),
        PROMISE(a_burst_fills_a_second_of_max),
        PROMISE(a_long_burst_is_held_to_max_and_then_to_avg),
        PROMISE(an_operation_counts_once_for_each_op_size),
        PROMISE(without_op_size_each_request_is_one_operation),
        PROMISE(a_request_waits_for_the_slowest_of_its_buckets),
        PROMISE(an_armed_timer_stays_where_it_is),
        PROMISE(a_clock_that_went_back_leaks_nothing),
        PROMISE(new_limits_begin_with_empty_buckets),
        PROMISE(a_wait_of_centuries_saturates),
        PROMISE(detached_throttle_timers_are_gone_with_what_was_armed),
        PROMISE(throttle_timers_that_are_not_there_stop_the_program),
        PROMISE(limits_that_do_not_go_together_are_told),
    };

    return cmocka_run_group_tests_name("throttle", tests, NULL, NULL);
}
