/* pair: --from 1.7 --to newest rule:4.2-ptimer-callback,7.1-ptimer-policy */
/* Setters behind labels, and under them without braces. */
static void since_tick(void *opaque)
{
}

static void since_write(struct since_dev *s, int op)
{
    switch (op) {
    case 0:
        ptimer_set_limit(s->timer, op ? 1 : 2, 1);
        break;
    default:
        ptimer_stop(s->timer);
        ptimer_set_count(s->timer, 0);
    }
}

static void since_start(struct since_dev *s)
{
    s->timer = ptimer_init(qemu_bh_new(since_tick, s), PTIMER_POLICY_DEFAULT);
}
