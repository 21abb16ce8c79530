/*
 * timer-save: single timers and counters in a snapshot.
 */
#include "fake-clock.h"
#include "promise.h"
#include "scene.h"
#include "vmtimer/ptimer.h"

#include <errno.h>

/* What was put, for a reader; @f is closed. */
static QEMUFile *turned(QEMUFile *f)
{
    size_t size;
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);

    qemu_fclose(f);
    return loaded;
}

static void a_timer_is_saved_in_ns_and_all_ones_when_idle(void **state)
{
    Scene *s = scene_new();
    QEMUFile *f = vmtimer_file_new();
    QEMUTimer *ms = timer_new_ms(QEMU_CLOCK_REALTIME, NULL, NULL);

    timer_mod(ms, 7);
    timer_put(f, ms);
    timer_put(f, &s->a.timer);
    f = turned(f);
    assert_int_equal(qemu_get_be64(f), 7000000);
    assert_true(qemu_get_be64(f) == UINT64_MAX);
    qemu_fclose(f);
    timer_free(ms);
    scene_free(s);
}

static void a_loaded_timer_is_armed_or_deleted(void **state)
{
    Scene *s = scene_new();
    QEMUFile *f = vmtimer_file_new();

    qemu_put_be64(f, T0 - 5);
    qemu_put_be64(f, UINT64_MAX);
    qemu_put_be64(f, UINT64_MAX - 1); /* beyond the end of time */
    f = turned(f);
    timer_mod(&s->b.timer, T0);
    timer_get(f, &s->a.timer);
    timer_get(f, &s->b.timer);
    timer_get(f, &s->c.timer);
    assert_true(timer_expire_time_ns(&s->c.timer) == INT64_MAX);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    qemu_fclose(f);
    scene_free(s);
}

static void a_stream_that_ends_too_early_changes_no_timer(void **state)
{
    Scene *s = scene_new();
    QEMUFile *f = vmtimer_file_new();

    qemu_put_be32(f, 5);
    f = turned(f);
    timer_mod(&s->a.timer, T0 + 1);
    timer_get(f, &s->a.timer);
    timer_get(f, &s->b.timer);
    assert_int_equal(timer_expire_time_ns(&s->a.timer), T0 + 1);
    assert_false(timer_pending(&s->b.timer));
    assert_int_equal(qemu_fclose(f), -EIO);
    scene_free(s);
}

static void count_tick(void *opaque)
{
    ++*(unsigned *)opaque;
}

static ptimer_state *counter_new(unsigned *ticks)
{
    ptimer_state *s = ptimer_init(count_tick, ticks,
                                  PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD);

    ptimer_transaction_begin(s);
    ptimer_set_freq(s, 3);
    ptimer_set_limit(s, 1000, 1);
    ptimer_run(s, 0);
    ptimer_transaction_commit(s);
    return s;
}

/* Both counters stand the same at every ms of the next rounds. */
static void a_counter_that_was_saved_goes_on_as_the_first(void **state)
{
    unsigned ticks[2] = {0, 0};
    QEMUFile *f = vmtimer_file_new();

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    ptimer_state *first = counter_new(&ticks[0]);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 333400000100); /* reads 0: wrapped */
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(ptimer_get_count(first), 0);
    vmstate_save_state(f, &vmstate_ptimer, first);
    ptimer_state *second = counter_new(&ticks[1]);
    f = turned(f);
    assert_int_equal(vmstate_load_state(f, &vmstate_ptimer, second, 1), 0);
    assert_int_equal(ptimer_get_count(second), 0);
    ticks[0] = ticks[1] = 0;
    for (int i = 0; i < 3000; i++) {
        fake_clock_advance_ns(QEMU_CLOCK_VIRTUAL, 333333333);
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
        assert_int_equal(ptimer_get_count(first), ptimer_get_count(second));
        assert_int_equal(ticks[0], ticks[1]);
    }
    assert_true(ticks[0] >= 2);
    qemu_fclose(f);
    ptimer_free(first);
    ptimer_free(second);
}

/* What a counter is saved as, in that order. */
typedef struct Saved {
    uint8_t mode;
    uint64_t limit, delta;
    uint32_t period_frac;
    int64_t period, last_event, next_event;
    uint64_t timer;
    bool has_wrap_tick;
} Saved;

static QEMUFile *saved_as(const Saved *as)
{
    QEMUFile *f = vmtimer_file_new();

    qemu_put_byte(f, as->mode);
    qemu_put_be64(f, as->limit);
    qemu_put_be64(f, as->delta);
    qemu_put_be32(f, as->period_frac);
    qemu_put_be64(f, (uint64_t)as->period);
    qemu_put_be64(f, (uint64_t)as->last_event);
    qemu_put_be64(f, (uint64_t)as->next_event);
    qemu_put_be64(f, as->timer);
    qemu_put_byte(f, as->has_wrap_tick);
    return turned(f);
}

static int load_as(ptimer_state *s, const Saved *as)
{
    QEMUFile *f = saved_as(as);
    int error = vmstate_load_state(f, &vmstate_ptimer, s, 1);

    qemu_fclose(f);
    return error;
}

static void a_counter_is_saved_in_qemus_order(void **state)
{
    static const Saved as = {2, 1000, 5, 1U << 31, 3, 100, 118, 118, false};
    unsigned ticks = 0;
    size_t size, again_size;
    QEMUFile *again = vmtimer_file_new();

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 101);
    ptimer_state *s = counter_new(&ticks);
    assert_int_equal(load_as(s, &as), 0);
    assert_int_equal(ptimer_get_limit(s), 1000);
    assert_int_equal(ptimer_get_count(s), 4); /* 17 ns of 3.5 each */
    vmstate_save_state(again, &vmstate_ptimer, s);
    QEMUFile *f = saved_as(&as);
    const void *bytes = vmtimer_file_bytes(f, &size);
    const void *again_bytes = vmtimer_file_bytes(again, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(bytes, again_bytes, size);
    qemu_fclose(f);
    qemu_fclose(again);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 118);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(ticks, 1);
    assert_int_equal(ptimer_get_count(s), 0);
    ptimer_free(s);
}

static void a_counter_that_cannot_be_is_refused(void **state)
{
    static const Saved impossible[] = {
        {3, 9, 9, 0, 1, 0, 9, UINT64_MAX, false},
        {0xf1, 9, 9, 0, 1, 0, 9, UINT64_MAX, false},
        {1, 9, 9, 0, -1, 0, 9, 9, false},
        {0, 9, 9, 0, -1, 0, 9, UINT64_MAX, false},
        {1, 9, 9, 0, 1, INT64_MIN, 9, 9, false},
        {2, 9, 9, 0, 1, 10, 9, 9, false},
        {0, 9, 9, 0, 1, 0, 9, 9, false}, /* off, and armed */
        {1, UINT64_MAX, UINT64_MAX, 0, 1, 0, INT64_MAX, INT64_MAX, true},
    };
    unsigned ticks = 0;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 5);
    ptimer_state *s = counter_new(&ticks);
    int64_t deadline_ns = qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1);
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        assert_int_equal(load_as(s, &impossible[i]), -EINVAL);
        assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1),
                         deadline_ns);
        assert_true(ptimer_get_count(s) > 0);
    }
    ptimer_free(s);
}

/* The count of a round that begins only later is that at its start. */
static void a_counter_of_a_later_time_stands_until_then(void **state)
{
    static const Saved as = {1, 9, UINT64_MAX, 0, 1 << 30, 1000, INT64_MAX,
                             INT64_MAX, false};
    unsigned ticks = 0;

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 5);
    ptimer_state *s = counter_new(&ticks);
    assert_int_equal(load_as(s, &as), 0);
    assert_true(ptimer_get_count(s) == UINT64_MAX);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 1001);
    assert_true(ptimer_get_count(s) == UINT64_MAX - 1);
    ptimer_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_timer_is_saved_in_ns_and_all_ones_when_idle),
        PROMISE(a_loaded_timer_is_armed_or_deleted),
        PROMISE(a_stream_that_ends_too_early_changes_no_timer),
        PROMISE(a_counter_that_was_saved_goes_on_as_the_first),
        PROMISE(a_counter_is_saved_in_qemus_order),
        PROMISE(a_counter_that_cannot_be_is_refused),
        PROMISE(a_counter_of_a_later_time_stands_until_then),
    };

    return cmocka_run_group_tests_name("timer-save", tests, NULL, NULL);
}
