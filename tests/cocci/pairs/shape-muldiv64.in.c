/* pair: --from 0.14 */
/* Scaling by get_ticks_per_sec() around reads. */
void pair_run(void *opaque)
{
    uint32_t freq = 1193182;
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);
    uint64_t d = muldiv64(qemu_get_clock(vm_clock), freq, get_ticks_per_sec());

    qemu_mod_timer(t, muldiv64(d + 100, get_ticks_per_sec(), freq) + 1000000000);
    pair_value("d", d);
    pair_value("half", muldiv64(100, get_ticks_per_sec(),
                                (freq) / 2));
}
