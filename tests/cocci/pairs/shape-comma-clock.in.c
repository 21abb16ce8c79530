/* pair: --from 1.0 by-name */
/* A clock at the end of a comma expression, and calls around commas. */
void pair_run(void *opaque)
{
    int calls = 0;
    QEMUTimer *t;

    t = qemu_new_timer_ns(vm_clock, pair_fired, opaque), calls++;
    pair_value("now", qemu_get_clock_ns((calls++, vm_clock)));
    qemu_mod_timer(t, (calls++, qemu_get_clock_ns(vm_clock)) + 1), calls++;
    pair_value("calls", calls);
}
