/* pair: --from 1.3 */
/* Any other scale stays an argument. */
#define TICK_NS 32

static int scale_of(int shift)
{
    return 1 << shift;
}

void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer(vm_clock, TICK_NS, pair_fired, "macro");
    QEMUTimer *b = qemu_new_timer(rt_clock, scale_of(5), pair_fired, "call");
    QEMUTimer *c = qemu_new_timer(host_clock, SCALE_MS * 10, pair_fired, "product");

    qemu_mod_timer(a, qemu_get_clock_ns(vm_clock) / TICK_NS + 9);
    qemu_mod_timer(b, qemu_get_clock_ns(rt_clock) / 32 + 9);
    qemu_mod_timer(c, qemu_get_clock_ms(host_clock) / 10 + 9);
}
