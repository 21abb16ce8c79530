/* pair: --from 4.1 --to 4.2 */
/* One of two structs has a ptimer: by the member's name alone nobody can tell
 * whose bottom half is used; the rest of the file converts. */
struct since_net {
    QEMUBH *bh;
    int level;
};

struct since_dev {
    QEMUBH *bh;
    ptimer_state *timer, *other;
};

static void since_tick(void *opaque)
{
}

static void since_net_init(struct since_net *n)
{
    n->bh = qemu_bh_new(since_tick, n);
}

static void since_init(struct since_dev *s)
{
    s->bh = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->bh, PTIMER_POLICY_DEFAULT);
    s->other = ptimer_init(since_tick, s, PTIMER_POLICY_DEFAULT);
}
