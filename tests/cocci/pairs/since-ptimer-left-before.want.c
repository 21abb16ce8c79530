/* pair: --from 1.7 --to newest no-run */
/* What a first run left is said again, and what has its transaction is not. */
static void since_tick(void *opaque)
{
    ptimer_run(since_timer, 1);
}

static void since_left(void)
{
    ptimer_stop(since_timer);
}

static void since_start(void *opaque)
{
    since_timer = ptimer_init(since_tick, opaque, PTIMER_POLICY_LEGACY);
    ptimer_transaction_begin(since_timer);
    ptimer_set_freq(since_timer, 1000);
    ptimer_transaction_commit(since_timer);
}
