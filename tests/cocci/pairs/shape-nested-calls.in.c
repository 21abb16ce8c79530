/* pair: --from 0.14 */
/* Old calls inside old calls inside old calls. */
static int64_t max64(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void pair_run(void *opaque)
{
    QEMUTimer *t;

    qemu_mod_timer((t = qemu_new_timer(vm_clock, pair_fired, opaque)),
                   max64(qemu_get_clock(vm_clock),
                         max64(qemu_get_clock(rt_clock),
                               muldiv64(qemu_get_clock(vm_clock), 3, get_ticks_per_sec()))) + 2);
    pair_value("expired", qemu_timer_expired(t, max64(qemu_get_clock(vm_clock), 0)));
}
