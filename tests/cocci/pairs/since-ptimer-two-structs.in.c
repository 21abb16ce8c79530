/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* Two structs with a member of one name, each for a ptimer. */
struct since_a {
    QEMUBH *bh;
    ptimer_state *timer;
};

struct since_b {
    int level;
    QEMUBH *bh;
    ptimer_state *timer;
};

static void since_tick(void *opaque)
{
}

static void since_init(struct since_a *a, struct since_b *b)
{
    a->bh = qemu_bh_new(since_tick, a);
    a->timer = ptimer_init(a->bh, PTIMER_POLICY_DEFAULT);
    b->bh = qemu_bh_new(since_tick, b);
    b->timer = ptimer_init(b->bh, PTIMER_POLICY_DEFAULT);
}
