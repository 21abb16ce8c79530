/* pair: --from 0.14 run-only by-name */
/* A clock that may be rt_clock: ms there, ns elsewhere. */
static void arm(QEMUClock *clock, int n, void *label)
{
    QEMUTimer *t = qemu_new_timer(clock, pair_fired, label);

    qemu_mod_timer(t, qemu_get_clock(clock) + n);
}

void pair_run(void *opaque)
{
    arm(vm_clock, 500, "vm");
    arm(rt_clock, 600, "rt");
}
