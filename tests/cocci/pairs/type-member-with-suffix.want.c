/* pair: --from 1.3 */
/* A member that holds a clock, all its uses together. */
struct type_member_dev {
    int irq;
    QEMUClockType clock;
    QEMUTimer *t;
};

static void dev_init(struct type_member_dev *s, int rt)
{
    s->clock = rt ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_VIRTUAL;
    s->t = timer_new_ns(s->clock, pair_fired, rt ? "rt" : "vm");
    timer_mod(s->t, qemu_clock_get_ns(s->clock) + 17);
}

void pair_run(void *opaque)
{
    static struct type_member_dev a, b;

    dev_init(&a, 0);
    dev_init(&b, 1);
}
