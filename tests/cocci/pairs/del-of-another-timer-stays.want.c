/* pair: --from 1.0 --to newest */
/* One timer is deleted, another freed: both calls stay. */
struct del_another_dev {
    QEMUTimer *t;
    QEMUTimer *u;
};

static void put_away(struct del_another_dev *s)
{
    timer_del(s->t);
    timer_free(s->u);
}

void pair_run(void *opaque)
{
    static struct del_another_dev dev;

    dev.t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    dev.u = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.t, 5);
    put_away(&dev);
    pair_value("pending", timer_pending(dev.t));
}
