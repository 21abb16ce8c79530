/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(t, 5);
    /* gone */ qemu_del_timer(t); /* and */ qemu_free_timer(t); // done
    t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    if (t) { /* why */
        qemu_del_timer(t); /* a */

        /* b */
        qemu_free_timer(t);
    } /* c */
    pair_value("end", 1);
}
