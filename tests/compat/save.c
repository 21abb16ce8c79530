/*
 * save: a timer in a snapshot, in the units of 0.14 and of 0.15.
 */
#include "promise.h"

#include "hw.h"
#include "qemu-timer.h"

#define MS INT64_C(1000000)

/* A file of one be64. */
struct QEMUFile {
    uint64_t value;
};

void qemu_put_be64(QEMUFile *f, uint64_t v)
{
    f->value = v;
}

uint64_t qemu_get_be64(QEMUFile *f)
{
    return f->value;
}

/* What qemu_put_timer and qemu_get_timer are at a level. */
void vmtimer_put_timer_native(QEMUFile *f, QEMUTimer *ts);
void vmtimer_get_timer_native(QEMUFile *f, QEMUTimer *ts);
void vmtimer_put_timer_ns(QEMUFile *f, QEMUTimer *ts);
void vmtimer_get_timer_ns(QEMUFile *f, QEMUTimer *ts);

static void nothing(void *opaque)
{
}

static void an_idle_timer_is_saved_as_all_ones(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, nothing, NULL);
    QEMUFile f = { 0 };

    qemu_put_timer(&f, ts);
    assert_true(f.value == UINT64_MAX);
    qemu_mod_timer(ts, 5);
    qemu_get_timer(&f, ts);
    assert_false(qemu_timer_pending(ts));
    qemu_free_timer(ts);
}

static void a_saved_timer_is_armed_again(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, nothing, NULL);
    QEMUFile f = { 0 };

    qemu_mod_timer(ts, 12345);
    qemu_put_timer(&f, ts);
    assert_int_equal(f.value, 12345);
    qemu_del_timer(ts);
    qemu_get_timer(&f, ts);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 12345);
    qemu_free_timer(ts);
}

static void saved_times_were_in_the_timers_unit_until_0_14(void **state)
{
    QEMUTimer *ts = qemu_new_timer(rt_clock, nothing, NULL);
    QEMUFile f = { 0 };

    qemu_mod_timer(ts, 7);
    vmtimer_put_timer_native(&f, ts);
    assert_int_equal(f.value, 7);
    qemu_del_timer(ts);
    vmtimer_get_timer_native(&f, ts);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 7 * MS);
    vmtimer_put_timer_ns(&f, ts);
    assert_int_equal(f.value, 7 * MS);
    qemu_del_timer(ts);
    vmtimer_get_timer_ns(&f, ts);
    assert_int_equal(qemu_timer_expire_time_ns(ts), 7 * MS);
    qemu_free_timer(ts);
}

static void the_unit_of_a_saved_time_is_not_guessed(void **state)
{
    QEMUTimer *ts = qemu_new_timer(rt_clock, nothing, NULL);
    QEMUFile f = { 0 };

    assert_stops("qemu_put_timer: this timer does not count in ns",
                 qemu_put_timer(&f, ts));
    assert_stops("qemu_get_timer: this timer does not count in ns",
                 qemu_get_timer(&f, ts));
    qemu_free_timer(ts);
}

struct device {
    QEMUTimer *pointer;
    QEMUTimer embedded;
    QEMUTimer *pointers[2];
};

/* Pointers until 2.2, embedded from 2.3, by one spelling. */
static void vmstate_timer_takes_a_pointer_or_the_timer(void **state)
{
    static const VMStateField fields[] = {
        VMSTATE_TIMER(pointer, struct device),
        VMSTATE_TIMER(embedded, struct device),
        VMSTATE_TIMER_ARRAY(pointers, struct device, 2),
        VMSTATE_END_OF_LIST()
    };

    assert_int_equal(fields[0].flags, VMS_SINGLE | VMS_POINTER);
    assert_int_equal(fields[1].flags, VMS_SINGLE);
    assert_int_equal(fields[1].offset, offsetof(struct device, embedded));
    assert_int_equal(fields[2].flags, VMS_ARRAY | VMS_ARRAY_OF_POINTER);
    assert_int_equal(fields[2].num, 2);
    assert_null(fields[3].name);
}

const VMStateInfo vmstate_info_timer = { .name = "timer" };

static const struct CMUnitTest tests[] = {
    PROMISE(an_idle_timer_is_saved_as_all_ones),
    PROMISE(a_saved_timer_is_armed_again),
    PROMISE(saved_times_were_in_the_timers_unit_until_0_14),
    PROMISE(the_unit_of_a_saved_time_is_not_guessed),
    PROMISE(vmstate_timer_takes_a_pointer_or_the_timer),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
