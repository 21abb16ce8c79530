/* pair: --from 1.0 run-only by-name */
#define ARM(t, ns) qemu_mod_timer((t), qemu_get_clock_ns(vm_clock) + (ns))
#define MAKE(t, clk, cb, o) do { (t) = qemu_new_timer_ns(clk, cb, o); ARM(t, 5); } while (0)
void pair_run(void *opaque)
{
    QEMUTimer *t, *u;
    MAKE(t, vm_clock, pair_fired, opaque);
    MAKE(u, host_clock, pair_fired, opaque);
    ARM(t, 17);
}
