/*
 * reset: who wants to know that the wall clock was set.
 */
#include "fake-clock.h"
#include "scene.h"
#include "time/reset.h"

typedef struct Told {
    Notifier notifier;
    unsigned calls;
    int64_t now_ns;
    Notifier *to_remove;
    unsigned *order;
    unsigned place;
} Told;

static void be_told(Notifier *notifier, void *data)
{
    Told *told = (Told *)notifier;

    told->calls++;
    told->now_ns = *(int64_t *)data;
    if (told->order) {
        told->place = ++*told->order;
    }
    if (told->to_remove) {
        qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, told->to_remove);
    }
}

static Told register_one(unsigned *order)
{
    return (Told){.notifier.notify = be_told, .order = order};
}

static void reset_notifiers_get_the_new_time_in_order(void **state)
{
    unsigned order = 0;
    Told one = register_one(&order);
    Told two = register_one(&order);

    fake_clock_install(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 4711);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &one.notifier);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &two.notifier);
    vmt_reset_run();
    assert_int_equal(one.now_ns, 4711);
    assert_int_equal(one.place, 1);
    assert_int_equal(two.place, 2);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &one.notifier);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &two.notifier);
    vmt_reset_run();
    assert_int_equal(one.calls, 1);
}

static void reading_a_clock_that_went_back_tells_nobody(void **state)
{
    Told told = register_one(NULL);

    fake_clock_install(QEMU_CLOCK_HOST);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 5000);
    qemu_clock_get_ns(QEMU_CLOCK_HOST);
    fake_clock_set_ns(QEMU_CLOCK_HOST, 1000);
    qemu_clock_get_ns(QEMU_CLOCK_HOST);
    assert_int_equal(told.calls, 0);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
}

static void reset_notifiers_may_go_while_they_are_called(void **state)
{
    Told one = register_one(NULL);
    Told two = register_one(NULL);
    Told three = register_one(NULL);

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &one.notifier);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &two.notifier);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &three.notifier);
    one.to_remove = &two.notifier;
    three.to_remove = &three.notifier;
    vmt_reset_run();
    assert_int_equal(two.calls, 0);
    assert_int_equal(three.calls, 1);
    one.to_remove = NULL;
    vmt_reset_run();
    assert_int_equal(one.calls, 2);
    assert_int_equal(two.calls, 0);
    assert_int_equal(three.calls, 1);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &one.notifier);
}

static void unregistering_looks_at_the_notifier_alone(void **state)
{
    Told told = register_one(NULL);

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_VIRTUAL, &told.notifier);
    assert_false(vmt_reset_is_watched());
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    assert_false(vmt_reset_is_watched());
}

static void only_the_host_clock_is_ever_set(void **state)
{
    Told told = register_one(NULL);

    qemu_clock_register_reset_notifier(QEMU_CLOCK_VIRTUAL, &told.notifier);
    assert_false(vmt_reset_is_watched());
    vmt_reset_run();
    assert_int_equal(told.calls, 0);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_VIRTUAL, &told.notifier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(reset_notifiers_get_the_new_time_in_order),
        PROMISE(reading_a_clock_that_went_back_tells_nobody),
        PROMISE(reset_notifiers_may_go_while_they_are_called),
        PROMISE(unregistering_looks_at_the_notifier_alone),
        PROMISE(only_the_host_clock_is_ever_set),
    };

    return cmocka_run_group_tests_name("reset", tests, NULL, NULL);
}
