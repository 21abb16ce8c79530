/* pair: --from 1.7 --to newest rule:4.2-ptimer-callback,7.1-ptimer-policy */
/* Bottom halves in the struct, two ptimers, and one made in place. */
struct since_two {
    ptimer_state *one;
    ptimer_state *two;
};

static void since_one(void *opaque)
{
    struct since_two *s = opaque;

    ptimer_set_count(s->one, 7);
}

static void since_two_tick(void *opaque)
{
    struct since_two *s = opaque;

    ptimer_run(s->two, 1);
    ptimer_transaction_begin(s->one);
    ptimer_stop(s->one);
    ptimer_transaction_commit(s->one);
}

static void since_init(struct since_two *s)
{
    s->one = ptimer_init(since_one, s, PTIMER_POLICY_LEGACY);
    s->two = ptimer_init(since_two_tick, s,
                         PTIMER_POLICY_NO_IMMEDIATE_TRIGGER);
    ptimer_transaction_begin(s->one);
    ptimer_run(s->one, 1);
    ptimer_transaction_commit(s->one);
}
