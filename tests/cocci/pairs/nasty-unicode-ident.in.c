/* pair: --from 1.0 run-only by-name */
static int64_t zähler;
void pair_run(void *opaque)
{
    QEMUTimer *größe = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    zähler = qemu_get_clock_ns(vm_clock);
    qemu_mod_timer(größe, zähler + 1);
}
