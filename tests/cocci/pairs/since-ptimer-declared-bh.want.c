/* pair: --from 4.1 --to 4.2 rule:4.2-ptimer-callback */
/* A bottom half that is declared and made at once. */
static void since_tick(void *opaque)
{
}

static void since_init(struct since_dev *s)
{
    s->level = 1;
    s->counter = ptimer_init(since_tick, s, PTIMER_POLICY_DEFAULT);
}
