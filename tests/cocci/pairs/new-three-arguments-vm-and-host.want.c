/* pair: --from 0.12 */
/* Timers on vm_clock and host_clock count nanoseconds. */
struct new_vm_dev {
    QEMUTimer *rx;
    QEMUTimer *alarm;
};

static void dev_init(struct new_vm_dev *s)
{
    s->rx = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "rx");
    s->alarm = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, "alarm");
}

void pair_run(void *opaque)
{
    static struct new_vm_dev dev;

    dev_init(&dev);
    timer_mod(dev.rx, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 7);
    timer_mod(dev.alarm, qemu_clock_get_ns(QEMU_CLOCK_HOST) + 11);
}
