/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t;
    int64_t n;
    t = (pair_value("x", 1), qemu_new_timer_ns(vm_clock, pair_fired, opaque));
    n = sizeof(qemu_get_clock_ns(vm_clock)) + (qemu_get_clock_ns(vm_clock), qemu_get_clock_ns(host_clock));
    for (qemu_mod_timer(t, n), n = 0; n < 2; n++, qemu_mod_timer(t, n)) ;
    do qemu_mod_timer(t, n + 5); while (n-- > 0);
    if (qemu_timer_pending(t)) qemu_del_timer(t); else qemu_free_timer(t);
    while (!qemu_timer_pending(t)) qemu_mod_timer(t, 9);
    return (void)qemu_timer_pending(t);
}
