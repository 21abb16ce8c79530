/* pair: --from 1.0 tokens --to newest */
/* Appendix B, 9: from 6.0 on freeing deletes, so the pair is one call. */
struct del_free_dev {
    QEMUTimer *t;
};

static void put_away(struct del_free_dev *s)
{
    qemu_del_timer(s->t);
    qemu_free_timer(s->t);
    s->t = NULL;
}

void pair_run(void *opaque)
{
    static struct del_free_dev dev;

    dev.t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(dev.t, 5);
    put_away(&dev);
    pair_value("away", dev.t == NULL);
}
