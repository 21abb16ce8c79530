/*
 * vmstate: devices of several eras in a snapshot, by the tables they bring.
 */
#include "promise.h"

#define VMTIMER_QEMU_LEVEL 14
#include "hw/hw.h"
#include "hw/ptimer.h"
#include "qemu-timer.h"

#define MS INT64_C(1000000)

struct device {
    uint32_t control;
    uint16_t fifo[3];
    QEMUTimer *pointer;
    QEMUTimer embedded;
    QEMUTimer *pointers[2];
    ptimer_state *counter;
    ptimer_state *counters[2];
};

static const VMStateField fields[] = {
    VMSTATE_UINT32(control, struct device),
    VMSTATE_UINT16_ARRAY(fifo, struct device, 3),
    VMSTATE_TIMER(pointer, struct device),
    VMSTATE_TIMER(embedded, struct device),
    VMSTATE_TIMER_ARRAY(pointers, struct device, 2),
    VMSTATE_PTIMER(counter, struct device),
    VMSTATE_PTIMER_ARRAY(counters, struct device, 2),
    VMSTATE_END_OF_LIST()
};

static const VMStateDescription vmstate_device = {
    .name = "device",
    .version_id = 1,
    .minimum_version_id = 1,
    .minimum_version_id_old = 1,
    .fields = (VMStateField *)fields
};

static void nothing(void *opaque)
{
}

static void make_timers(struct device *d)
{
    int i;

    d->pointer = qemu_new_timer(vm_clock, nothing, NULL);
    timer_init_ns(&d->embedded, QEMU_CLOCK_VIRTUAL, nothing, NULL);
    for (i = 0; i < 2; i++) {
        d->pointers[i] = qemu_new_timer(vm_clock, nothing, NULL);
    }
    d->counter = ptimer_init(NULL);
    d->counters[0] = ptimer_init(NULL, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER);
    d->counters[1] = ptimer_init(NULL);
}

static void free_timers(struct device *d)
{
    qemu_free_timer(d->pointer);
    timer_del(&d->embedded);
    qemu_free_timer(d->pointers[0]);
    qemu_free_timer(d->pointers[1]);
    ptimer_free(d->counters[1]);
    ptimer_free(d->counters[0]);
    ptimer_free(d->counter);
}

/* What was put, for a reader; @f is closed. */
static QEMUFile *turned(QEMUFile *f)
{
    size_t size;
    const void *bytes = vmtimer_file_bytes(f, &size);
    QEMUFile *loaded = vmtimer_file_load_bytes(bytes, size, NULL);

    qemu_fclose(f);
    return loaded;
}

static void run(ptimer_state *s, uint64_t count, int oneshot)
{
    ptimer_set_freq(s, 1000000);
    ptimer_set_limit(s, count, 1);
    ptimer_run(s, oneshot);
}

static void devices_of_every_era_are_saved_by_their_tables(void **state)
{
    QEMUFile *f = vmtimer_file_new();
    struct device first = { .control = 5, .fifo = { 1, 2, 3 } };
    struct device second = { .control = 0 };

    cpu_disable_ticks();
    make_timers(&first);
    make_timers(&second);
    qemu_mod_timer(first.pointer, 1000 * MS);
    timer_mod(&first.embedded, 1001 * MS);
    qemu_mod_timer(first.pointers[1], 1002 * MS);
    qemu_mod_timer(second.pointers[0], 3 * MS);
    run(first.counter, 5000, 0);
    run(first.counters[0], 7000, 1);
    vmstate_save_state(f, &vmstate_device, &first);
    f = turned(f);
    assert_int_equal(vmstate_load_state(f, &vmstate_device, &second, 1), 0);
    assert_int_equal(qemu_fclose(f), 0);
    assert_int_equal(second.control, 5);
    assert_int_equal(second.fifo[2], 3);
    assert_int_equal(qemu_timer_expire_time_ns(second.pointer), 1000 * MS);
    assert_int_equal(timer_expire_time_ns(&second.embedded), 1001 * MS);
    assert_false(qemu_timer_pending(second.pointers[0]));
    assert_int_equal(qemu_timer_expire_time_ns(second.pointers[1]), 1002 * MS);
    qemu_clock_advance_virtual_time(qemu_get_clock(vm_clock) + 1 * MS + 500);
    assert_int_equal(ptimer_get_count(second.counter),
                     ptimer_get_count(first.counter));
    assert_int_equal(ptimer_get_count(second.counters[0]),
                     ptimer_get_count(first.counters[0]));
    assert_true(ptimer_get_count(second.counter) < 4001);
    assert_int_equal(ptimer_get_count(second.counters[1]), 0);
    free_timers(&first);
    free_timers(&second);
}

static void counters_were_saved_without_a_table_until_0_14(void **state)
{
    QEMUFile *f = vmtimer_file_new();
    ptimer_state *first = ptimer_init(NULL);
    ptimer_state *second = ptimer_init(NULL);

    cpu_disable_ticks();
    run(first, 5000, 0);
    qemu_put_ptimer(f, first);
    f = turned(f);
    qemu_get_ptimer(f, second);
    assert_int_equal(qemu_fclose(f), 0);
    qemu_clock_advance_virtual_time(qemu_get_clock(vm_clock) + 2 * MS);
    assert_int_equal(ptimer_get_count(second), ptimer_get_count(first));
    assert_true(ptimer_get_count(second) <= 3000);
    ptimer_free(first);
    ptimer_free(second);
}

/* Modes, periods and times that no counter comes into; the last has no end. */
static void an_old_counter_that_cannot_be_is_refused(void **state)
{
    static const struct {
        uint8_t mode;
        uint64_t limit;
        int64_t period, last_event, next_event;
        uint64_t timer;
    } impossible[] = {
        {3, 9, 1, 0, 9, UINT64_MAX}, {1, 9, -1, 0, 9, 9},
        {1, 9, 1, -1, 9, 9}, {2, 9, 1, 10, 9, 9}, {0, 9, 1, 0, 9, 9},
        {1, UINT64_MAX / 2, 1, 0, 9, 9},
    };
    ptimer_state *s = ptimer_init(NULL);

    cpu_disable_ticks();
    run(s, 5000, 0);
    for (unsigned i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        QEMUFile *f = vmtimer_file_new();

        qemu_put_byte(f, impossible[i].mode);
        qemu_put_be64(f, impossible[i].limit);
        qemu_put_be64(f, 9);
        qemu_put_be32(f, 0);
        qemu_put_be64(f, (uint64_t)impossible[i].period);
        qemu_put_be64(f, (uint64_t)impossible[i].last_event);
        qemu_put_be64(f, (uint64_t)impossible[i].next_event);
        qemu_put_be64(f, impossible[i].timer);
        f = turned(f);
        qemu_get_ptimer(f, s);
        assert_int_equal(ptimer_get_limit(s), 5000);
        assert_int_equal(ptimer_get_count(s), 5000);
        qemu_fclose(f);
    }
    ptimer_free(s);
}

/* At this file's level, 0.14, a timer of rt_clock is saved in ms. */
static void a_short_stream_changes_no_timer_of_0_14(void **state)
{
    QEMUFile *f = vmtimer_file_new();
    QEMUTimer *ts = qemu_new_timer(rt_clock, nothing, NULL);

    qemu_mod_timer(ts, 7);
    qemu_put_timer(f, ts);
    f = turned(f);
    qemu_mod_timer(ts, 8);
    qemu_get_timer(f, ts);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 7 * MS);
    qemu_get_timer(f, ts);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 7 * MS);
    assert_true(qemu_fclose(f) < 0);
    qemu_free_timer(ts);
}

static const struct CMUnitTest tests[] = {
    PROMISE(devices_of_every_era_are_saved_by_their_tables),
    PROMISE(counters_were_saved_without_a_table_until_0_14),
    PROMISE(an_old_counter_that_cannot_be_is_refused),
    PROMISE(a_short_stream_changes_no_timer_of_0_14),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
