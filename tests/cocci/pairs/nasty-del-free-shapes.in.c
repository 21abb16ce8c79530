/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque), *u = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    QEMUTimer *a[2] = { t, u };
    qemu_mod_timer(t, 5); qemu_mod_timer(u, 6);
    if (a[0] != NULL) { qemu_del_timer(a[0]); qemu_free_timer(a[0]); a[0] = NULL; }
    if (u) { qemu_del_timer(u); qemu_free_timer(u); }
    else { pair_value("none", 1); }
    pair_value("end", 1);
}
