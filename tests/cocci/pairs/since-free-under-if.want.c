/* pair: --from 1.7 --to newest rule:6.0-timer-free-deletes */
/* Freeing deletes, and frees NULL too, so the test goes along. */
struct since_free {
    QEMUTimer *a, *b, *c;
};

static void since_put_away(struct since_free *s, QEMUTimer *other)
{
    timer_free(s->a);
    if (s->b) {
        timer_free(s->b);
        s->b = NULL;
    }
    if (s->c) {
        timer_free(s->c);
    } else {
        pair_value("no c", 1);
    }
    timer_free(other);
}

static void since_keep(struct since_free *s, QEMUTimer *other)
{
    timer_del(s->a);
    pair_value("between", 1);
    timer_free(s->a);
    timer_del(s->b);
    timer_free(other);
    if (s->a)
        timer_del(s->a);
    timer_free(s->a);
}

void pair_run(void *opaque)
{
    static struct since_free dev;

    dev.a = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.a, 5000);
    since_put_away(&dev, timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque));
    pair_value("b", dev.b == NULL);
}
