/* pair: --from 0.13 */
/* A read inside the call that arms: one statement, one conversion. */
struct mod_nested_dev {
    QEMUTimer *t;
    int period;
};

static void again(struct mod_nested_dev *s)
{
    timer_mod(s->t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    timer_mod(s->t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + s->period * (qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) > 0 ? 2 : 1));
}

void pair_run(void *opaque)
{
    static struct mod_nested_dev dev = { NULL, 40 };

    dev.t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    again(&dev);
}
