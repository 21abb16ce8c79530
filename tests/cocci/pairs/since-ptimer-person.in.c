/* pair: --from 1.7 --to newest by-hand-more */
/* A bottom half from elsewhere, and a helper on both sides. */
static void since_update(struct since_dev *s)
{
    ptimer_run(s->timer, 1);
}

static void since_tick(void *opaque)
{
    since_update(opaque);
}

static void since_alias(void *opaque)
{
    ptimer_state *alias = since_timer_of(opaque);

    ptimer_stop(alias);
}

static void since_write(struct since_dev *s)
{
    since_update(s);
}

static void since_init(struct since_dev *s, QEMUBH *bh)
{
    s->timer = ptimer_init(qemu_bh_new(since_tick, s));
    s->third = ptimer_init(qemu_bh_new(since_alias, s));
    s->other = ptimer_init(bh);
    ptimer_set_freq(s->other, 1000);
}
