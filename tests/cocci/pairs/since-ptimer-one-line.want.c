/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* What stands on one line stays on one line. */
static void since_tick(void *opaque)
{
}

static void since_stop(struct since_dev *s) { ptimer_transaction_begin(s->timer); ptimer_stop(s->timer); ptimer_transaction_commit(s->timer); }

static void since_init(struct since_dev *s, int op)
{
    s->timer = ptimer_init(since_tick, s, PTIMER_POLICY_DEFAULT);
    if (op) { ptimer_transaction_begin(s->timer); ptimer_run(s->timer, op); ptimer_transaction_commit(s->timer); }
    if (op > 2) { ptimer_transaction_begin(s->timer); ptimer_stop(s->timer); ptimer_set_count(s->timer, 5); ptimer_transaction_commit(s->timer); }
    else { ptimer_transaction_begin(s->timer); ptimer_set_limit(s->timer, 7, 1); ptimer_transaction_commit(s->timer); }
    switch (op) {
    case 0: ptimer_transaction_begin(s->timer); ptimer_set_period(s->timer, 400); ptimer_transaction_commit(s->timer); break;
    default:
        ptimer_transaction_begin(s->timer);
        ptimer_set_period(s->timer, 500);
        ptimer_transaction_commit(s->timer);
    }
}
