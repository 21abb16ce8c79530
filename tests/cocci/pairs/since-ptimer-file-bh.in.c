/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* A bottom half at file level goes when no other file can see it. */
static QEMUBH *since_bh;
static ptimer_state *since_timer;

static void since_tick(void *opaque)
{
}

static void since_init(void *opaque)
{
    since_bh = qemu_bh_new(since_tick, opaque);
    since_timer = ptimer_init(since_bh, PTIMER_POLICY_DEFAULT);
}
