/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* What stands on one line stays on one line. */
static void since_tick(void *opaque)
{
}

static void since_stop(struct since_dev *s) { ptimer_stop(s->timer); }

static void since_init(struct since_dev *s, int op)
{
    s->timer = ptimer_init(qemu_bh_new(since_tick, s), PTIMER_POLICY_DEFAULT);
    if (op) ptimer_run(s->timer, op);
    if (op > 2) { ptimer_stop(s->timer); ptimer_set_count(s->timer, 5); }
    else ptimer_set_limit(s->timer, 7, 1);
    switch (op) {
    case 0: ptimer_set_period(s->timer, 400); break;
    default:
        ptimer_set_period(s->timer, 500);
    }
}
