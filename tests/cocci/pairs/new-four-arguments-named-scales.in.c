/* pair: --from 0.15 */
/* The scale goes into the name; the argument vanishes. */
void pair_run(void *opaque)
{
    QEMUTimer *ms = qemu_new_timer(rt_clock, SCALE_MS, pair_fired, "ms");
    QEMUTimer *us = qemu_new_timer(vm_clock, SCALE_US, pair_fired, "us");
    QEMUTimer *ns = qemu_new_timer(host_clock, SCALE_NS, pair_fired, "ns");

    qemu_mod_timer(ms, qemu_get_clock_ms(rt_clock) + 2);
    qemu_mod_timer(us, qemu_get_clock_ns(vm_clock) / 1000 + 2);
    qemu_mod_timer(ns, qemu_get_clock_ns(host_clock) + 2);
}
