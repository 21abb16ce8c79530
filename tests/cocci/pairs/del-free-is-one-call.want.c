/* pair: --from 1.0 tokens --to newest */
/* Appendix B, 9: from 6.0 on freeing deletes, so the pair is one call. */
struct del_free_dev {
    QEMUTimer *t;
};

static void put_away(struct del_free_dev *s)
{
    timer_free(s->t);
    s->t = NULL;
}

void pair_run(void *opaque)
{
    static struct del_free_dev dev;

    dev.t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.t, 5);
    put_away(&dev);
    pair_value("away", dev.t == NULL);
}
