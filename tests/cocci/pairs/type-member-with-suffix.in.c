/* pair: --from 1.3 */
/* A member that holds a clock, all its uses together. */
struct type_member_dev {
    int irq;
    QEMUClock *clock;
    QEMUTimer *t;
};

static void dev_init(struct type_member_dev *s, int rt)
{
    s->clock = rt ? rt_clock : vm_clock;
    s->t = qemu_new_timer_ns(s->clock, pair_fired, rt ? "rt" : "vm");
    qemu_mod_timer(s->t, qemu_get_clock_ns(s->clock) + 17);
}

void pair_run(void *opaque)
{
    static struct type_member_dev a, b;

    dev_init(&a, 0);
    dev_init(&b, 1);
}
