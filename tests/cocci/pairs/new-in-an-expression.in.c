/* pair: --from 0.14 */
/* Creation inside a condition, a call and a return. */
static QEMUTimer *made(void)
{
    return qemu_new_timer(rt_clock, pair_fired, "made");
}

static void arm(QEMUTimer *t, int64_t when)
{
    qemu_mod_timer(t, when);
}

void pair_run(void *opaque)
{
    QEMUTimer *t;

    if ((t = qemu_new_timer(vm_clock, pair_fired, "if")) != NULL) {
        arm(t, qemu_get_clock(vm_clock) + 3);
    }
    arm(made(), qemu_get_clock(rt_clock) + 4);
    arm(qemu_new_timer(host_clock, pair_fired, "call"), qemu_get_clock(host_clock));
}
