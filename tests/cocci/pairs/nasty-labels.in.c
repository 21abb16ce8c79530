/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    int n = 0;
    QEMUTimer *t;
again: t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
arm: qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + n);
    if (++n < 3) goto again;
    switch (n) { case 3: qemu_del_timer(t); case 4: default: qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 40); }
    if (n++ < 5) goto arm;
}
