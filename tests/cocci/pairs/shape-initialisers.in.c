/* pair: --from 0.14 */
/* Reads and creations in designated and positional initialisers. */
struct shape_init_dev {
    int64_t start;
    QEMUTimer *t;
};

void pair_run(void *opaque)
{
    struct shape_init_dev a = {
        .start = qemu_get_clock(rt_clock),
        .t = qemu_new_timer(rt_clock, pair_fired, "a"),
    };
    struct shape_init_dev b = { qemu_get_clock(vm_clock), qemu_new_timer(vm_clock, pair_fired, "b") };
    int64_t table[] = { 0, qemu_get_clock(host_clock), [3] = qemu_get_clock(vm_clock) };

    qemu_mod_timer(a.t, a.start + 1);
    qemu_mod_timer(b.t, b.start + 2);
    pair_value("table", table[1] - table[3]);
}
