/*
 * lintrules: what lint looks for, told to people.
 *
 * Each example is whole: the converter's tests run lint over all of them.
 */
#include "lintrules.h"

#include <stddef.h>

const struct lint_rule lint_rules[] = {
    {
        .name = "lint-clock",
        .purpose = "A timer on one clock is armed, or asked whether it has"
                   " expired, with the time of another. Found where the"
                   " timer's creation is in the same file and the clock can be"
                   " followed to where it was read.",
        .before =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "    timer_mod(s->timer, qemu_clock_get_ns(QEMU_CLOCK_HOST)"
            " + s->period);\n"
            "}\n",
        .after =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "    timer_mod(s->timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)"
            " + s->period);\n"
            "}\n",
    },
    {
        .name = "lint-drift",
        .purpose = "A periodic callback arms its own timer a period behind now:"
                   " it runs late, and each round adds to that. Add the period"
                   " to the time it was due. Not said of REALTIME, of callbacks"
                   " that look at how late they are, nor of what is tried again"
                   " only until it is done.",
        .before =
            "static void tick(void *opaque)\n"
            "{\n"
            "    struct uart *s = opaque;\n"
            "\n"
            "    timer_mod(s->timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)"
            " + s->period);\n"
            "}\n"
            "\n"
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "}\n",
        .after =
            "static void tick(void *opaque)\n"
            "{\n"
            "    struct uart *s = opaque;\n"
            "\n"
            "    s->due += s->period;\n"
            "    timer_mod(s->timer, s->due);\n"
            "}\n"
            "\n"
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "    s->due = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);\n"
            "}\n",
    },
    {
        .name = "lint-free",
        .purpose = "A timer is freed while it may be pending, in sources of a"
                   " release before 6.0, where freeing did not delete. Found"
                   " where no deletion stands in front of it, here or in a"
                   " function that is called.",
        .before =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = qemu_new_timer_ns(vm_clock, tick, s);\n"
            "    qemu_mod_timer(s->timer, s->due);\n"
            "}\n"
            "\n"
            "void stop(struct uart *s)\n"
            "{\n"
            "    qemu_free_timer(s->timer);\n"
            "}\n",
        .after =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = qemu_new_timer_ns(vm_clock, tick, s);\n"
            "    qemu_mod_timer(s->timer, s->due);\n"
            "}\n"
            "\n"
            "void stop(struct uart *s)\n"
            "{\n"
            "    qemu_del_timer(s->timer);\n"
            "    qemu_free_timer(s->timer);\n"
            "}\n",
    },
    {
        .name = "lint-unit",
        .purpose = "A time in ms where ns are meant, or the reverse: the"
                   " timer counts in another unit than the time, an amount has"
                   " another unit than the time it is added to, or its number"
                   " makes no sense in that unit.",
        .before =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ms(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "    timer_mod(s->timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)"
            " + s->period);\n"
            "}\n",
        .after =
            "void start(struct uart *s)\n"
            "{\n"
            "    s->timer = timer_new_ms(QEMU_CLOCK_VIRTUAL, tick, s);\n"
            "    timer_mod(s->timer, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL)"
            " + s->period);\n"
            "}\n",
    },
    {.name = NULL},
};
