/* pair: --from 4.1 --to 4.2 by-hand-more */
/* Other files may use the one, the other has company: both stay. */
QEMUBH *since_common;
static QEMUBH *since_bh, *since_next;
static ptimer_state *since_one, *since_two, *since_three;

static void since_tick(void *opaque)
{
}

static void since_init(void *opaque)
{
    since_common = qemu_bh_new(since_tick, opaque);
    since_one = ptimer_init(since_common, PTIMER_POLICY_DEFAULT);
    since_bh = qemu_bh_new(since_tick, opaque);
    since_two = ptimer_init(since_bh, PTIMER_POLICY_DEFAULT);
    since_three = ptimer_init(since_tick, opaque, PTIMER_POLICY_DEFAULT);
}

static void since_header(struct since_of_header *s)
{
    s->header_bh = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->header_bh, PTIMER_POLICY_DEFAULT);
}
