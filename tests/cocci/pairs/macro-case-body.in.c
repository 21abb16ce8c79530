/* pair: --from 1.0 by-name */
/* A case label and its statements. */
#define CASE_STOP(n, t) case n: qemu_del_timer(t); break;

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 3);
    switch (3) {
    CASE_STOP(3, t)
    default:
        pair_value("default", 1);
    }
    pair_value("pending", qemu_timer_pending(t));
}
