/* pair: --from 1.3 by-name */
/* A clock in a designated and in a positional initialiser. */
struct type_init_clock {
    const char *name;
    QEMUClockType clock;
};

void pair_run(void *opaque)
{
    struct type_init_clock a = { .name = "a", .clock = QEMU_CLOCK_VIRTUAL };
    struct type_init_clock b = { "b", QEMU_CLOCK_HOST };

    pair_value(a.name, qemu_clock_get_ns(a.clock));
    pair_value(b.name, qemu_clock_get_ns(b.clock));
}
