/* pair: --from 0.12 */
/* Timers on vm_clock and host_clock count nanoseconds. */
struct new_vm_dev {
    QEMUTimer *rx;
    QEMUTimer *alarm;
};

static void dev_init(struct new_vm_dev *s)
{
    s->rx = qemu_new_timer(vm_clock, pair_fired, "rx");
    s->alarm = qemu_new_timer(host_clock, pair_fired, "alarm");
}

void pair_run(void *opaque)
{
    static struct new_vm_dev dev;

    dev_init(&dev);
    qemu_mod_timer(dev.rx, qemu_get_clock(vm_clock) + 7);
    qemu_mod_timer(dev.alarm, qemu_get_clock(host_clock) + 11);
}
