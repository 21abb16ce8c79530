/* pair: --from 1.3 by-name */
/* A clock in a designated and in a positional initialiser. */
struct type_init_clock {
    const char *name;
    QEMUClock *clock;
};

void pair_run(void *opaque)
{
    struct type_init_clock a = { .name = "a", .clock = vm_clock };
    struct type_init_clock b = { "b", host_clock };

    pair_value(a.name, qemu_get_clock_ns(a.clock));
    pair_value(b.name, qemu_get_clock_ns(b.clock));
}
