/*
 * recorder: runs pairs on clocks that stand still, writes down what they arm.
 *
 * Every clock is a number here, and each a different one, so that ms for ns or
 * one clock for another shows. After a pair has run, each clock is moved from
 * deadline to deadline; a timer that fires is a recorded arm: its clock, its
 * expiry in ns. Prints one line a record.
 *
 * Linked with all pairs of one side, and with a table of them.
 */
#include <stdio.h>
#include <stdlib.h>

#include "newest.h"

struct pair_entry {
    const char *name;
    void (*run)(void *opaque);
};
extern const struct pair_entry pair_table[];

static const char *const clock_names[QEMU_CLOCK_MAX] = {
    "REALTIME", "VIRTUAL", "HOST", "VIRTUAL_RT",
};
static const int64_t start_ns[QEMU_CLOCK_MAX] = {
    3000007, 1001, 2000003, 1001,
};
static int64_t now_ns[QEMU_CLOCK_MAX];
static const char *pair_name;
static QEMUClockType firing = QEMU_CLOCK_MAX;

void pair_fired(void *opaque)
{
    if (firing == QEMU_CLOCK_MAX) {
        printf("%s: %s fired while it ran\n", pair_name, (char *)opaque);
    } else {
        printf("%s: %s fired on %s at %" PRId64 "\n", pair_name,
               (char *)opaque, clock_names[firing], now_ns[firing]);
    }
}

void pair_value(const char *label, int64_t value)
{
    printf("%s: %s is %" PRId64 "\n", pair_name, label, value);
}

static int64_t read_ns(void *opaque)
{
    return *(int64_t *)opaque;
}

static void fire_all(QEMUClockType type)
{
    int64_t wait_ns;

    firing = type;
    while ((wait_ns = qemu_clock_deadline_ns_all(type,
                                                 QEMU_TIMER_ATTR_ALL)) >= 0) {
        now_ns[type] += wait_ns;
        qemu_clock_run_timers(type);
    }
    firing = QEMU_CLOCK_MAX;
}

static void run(const struct pair_entry *entry)
{
    static char label[] = "the timer";

    pair_name = entry->name;
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        now_ns[type] = start_ns[type];
    }
    entry->run(label);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        qemu_clock_enable(type, true);
        fire_all(type);
    }
    fflush(stdout);
}

int main(void)
{
    static const VmtimerClockSource source = { .read = read_ns };

    qemu_init_main_loop(NULL);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmtimer_clock_set_source(type, &source, &now_ns[type]);
    }
    for (const struct pair_entry *e = pair_table; e->name; e++) {
        run(e);
    }
    return 0;
}
