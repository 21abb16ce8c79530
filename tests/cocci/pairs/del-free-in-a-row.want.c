/* pair: --from 1.0 --to 1.7 */
/* Appendix B, 9: deleted, then freed; before 6.0 both are needed. */
struct del_free_dev {
    QEMUTimer *t;
};

static void put_away(struct del_free_dev *s)
{
    timer_del(s->t);
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
