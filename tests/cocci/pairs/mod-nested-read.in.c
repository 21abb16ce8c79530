/* pair: --from 0.13 */
/* A read inside the call that arms: one statement, one conversion. */
struct mod_nested_dev {
    QEMUTimer *t;
    int period;
};

static void again(struct mod_nested_dev *s)
{
    qemu_mod_timer(s->t, qemu_get_clock_ns(vm_clock) + 1);
    qemu_mod_timer(s->t, qemu_get_clock(vm_clock) + s->period * (qemu_get_clock(vm_clock) > 0 ? 2 : 1));
}

void pair_run(void *opaque)
{
    static struct mod_nested_dev dev = { NULL, 40 };

    dev.t = qemu_new_timer(vm_clock, pair_fired, opaque);
    again(&dev);
}
