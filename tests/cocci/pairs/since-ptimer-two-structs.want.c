/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* Two structs with a member of one name, each for a ptimer. */
struct since_a {
    ptimer_state *timer;
};

struct since_b {
    int level;
    ptimer_state *timer;
};

static void since_tick(void *opaque)
{
}

static void since_init(struct since_a *a, struct since_b *b)
{
    a->timer = ptimer_init(since_tick, a, PTIMER_POLICY_DEFAULT);
    b->timer = ptimer_init(since_tick, b, PTIMER_POLICY_DEFAULT);
}
