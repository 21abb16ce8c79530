/* pair: --from 1.0 --to newest */
/* One timer is deleted, another freed: both calls stay. */
struct del_another_dev {
    QEMUTimer *t;
    QEMUTimer *u;
};

static void put_away(struct del_another_dev *s)
{
    qemu_del_timer(s->t);
    qemu_free_timer(s->u);
}

void pair_run(void *opaque)
{
    static struct del_another_dev dev;

    dev.t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    dev.u = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(dev.t, 5);
    put_away(&dev);
    pair_value("pending", qemu_timer_pending(dev.t));
}
