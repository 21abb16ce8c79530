/* pair: --from 0.14 */
/* Without braces, after labels, in for heads and do-while tails. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);
    int64_t i;
    int n = 0;

    for (i = qemu_get_clock(vm_clock); i < qemu_get_clock(vm_clock) + 3; i++)
        qemu_mod_timer(t, i);
    do
        qemu_del_timer(t);
    while (qemu_timer_pending(t));
    switch (qemu_get_clock(rt_clock) & 0) {
    case 0:
        qemu_mod_timer(t, qemu_get_clock(vm_clock) + 9);
        break;
    default:
        goto out;
    }
    while (n++ < 2) qemu_mod_timer(t, qemu_get_clock(vm_clock) + n); if (n) qemu_mod_timer(t, 5 + qemu_get_clock(vm_clock));
out:
    qemu_mod_timer(t, qemu_get_clock(vm_clock) + 10);
}
