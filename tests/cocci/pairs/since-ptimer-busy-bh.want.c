/* pair: --from 4.1 --to 4.2 no-run */
/* A bottom half that is used for more stays, whatever the use and wherever. */
struct since_dev {
    QEMUBH *kicked;
    QEMUBH *gone;
    QEMUBH *asked;
    QEMUBH *shared;
    ptimer_state *timer, *more;
};

static void since_tick(void *opaque)
{
}

static void since_kick(struct since_dev *s)
{
    qemu_bh_schedule(s->kicked);
}

static void since_init(struct since_dev *s)
{
    QEMUBH *local = qemu_bh_new(since_tick, s);

    s->kicked = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->kicked, PTIMER_POLICY_DEFAULT);
    s->gone = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->gone, PTIMER_POLICY_DEFAULT);
    s->asked = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->asked, PTIMER_POLICY_DEFAULT);
    if (s->asked) {
        s->more = NULL;
    }
    s->shared = qemu_bh_new(since_tick, s);
    s->timer = ptimer_init(s->shared, PTIMER_POLICY_DEFAULT);
    s->more = ptimer_init(s->shared, PTIMER_POLICY_DEFAULT);
    s->more = ptimer_init(local, PTIMER_POLICY_DEFAULT);
    qemu_bh_schedule(local);
}

static void since_exit(struct since_dev *s)
{
    ptimer_free(s->timer);
    qemu_bh_delete(s->gone);
}
