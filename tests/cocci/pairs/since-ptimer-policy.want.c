/* pair: --from 1.7 --to 4.1 rule:2.8-ptimer-policy */
/* From 2.8 to 4.1 there is a policy beside the bottom half. */
static void since_start(struct since_dev *s)
{
    s->timer = ptimer_init(s->bh, PTIMER_POLICY_DEFAULT);
    s->other = ptimer_init(qemu_bh_new(since_tick, s),
                           PTIMER_POLICY_DEFAULT);
}
