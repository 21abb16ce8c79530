/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque); // what??/
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1);
    // next line is a comment \
    qemu_mod_timer(t, 999);
    char q = '"', b = '\\'; qemu_mod_timer(t, q + b + '\'' + L'x' + u8"vm_clock"[0]);
}
