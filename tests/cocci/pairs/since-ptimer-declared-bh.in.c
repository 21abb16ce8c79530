/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* A bottom half that is declared and made at once. */
static void since_tick(void *opaque)
{
}

static void since_init(struct since_dev *s)
{
    QEMUBH *bh = qemu_bh_new(since_tick, s);
    s->level = 1;
    s->counter = ptimer_init(bh, PTIMER_POLICY_DEFAULT);
}
