/* pair: --from 4.1 --to 4.2 no-run by-hand-more */
/* One of several in a declaration is left to a person. */
static void since_tick(void *opaque)
{
}

static void since_init(struct since_dev *s)
{
    QEMUBH *bh = qemu_bh_new(since_tick, s), *more = NULL;

    s->counter = ptimer_init(bh, PTIMER_POLICY_DEFAULT);
    s->more = more;
}
