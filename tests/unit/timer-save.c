/*
 * timer-save: single timers in a snapshot.
 */
#include "fake-clock.h"
#include "promise.h"
#include "scene.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_timer_is_saved_in_ns_and_all_ones_when_idle),
        PROMISE(a_loaded_timer_is_armed_or_deleted),
        PROMISE(a_stream_that_ends_too_early_changes_no_timer),
    };

    return cmocka_run_group_tests_name("timer-save", tests, NULL, NULL);
}
