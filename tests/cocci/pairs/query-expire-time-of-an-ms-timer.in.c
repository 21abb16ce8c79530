/* pair: --from 0.14 by-name */
/* The field of an rt_clock timer held ms; the shim's, which cannot be run here, ns. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(rt_clock, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock(rt_clock) + 50);
    pair_value("left", t->expire_time - qemu_get_clock(rt_clock));
}
