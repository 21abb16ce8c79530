/* pair: --from 0.14 */
/* Reads and creations in designated and positional initialisers. */
struct shape_init_dev {
    int64_t start;
    QEMUTimer *t;
};

void pair_run(void *opaque)
{
    struct shape_init_dev a = {
        .start = qemu_clock_get_ms(QEMU_CLOCK_REALTIME),
        .t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, "a"),
    };
    struct shape_init_dev b = { qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "b") };
    int64_t table[] = { 0, qemu_clock_get_ns(QEMU_CLOCK_HOST), [3] = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) };

    timer_mod(a.t, a.start + 1);
    timer_mod(b.t, b.start + 2);
    pair_value("table", table[1] - table[3]);
}
