/* pair: --from 1.0 */
/* Statements under an iterator macro, with and without braces. */
struct shape_item {
    QEMUTimer *t;
    struct shape_item *next;
};

void pair_run(void *opaque)
{
    struct shape_item b = { timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "b"), NULL };
    struct shape_item a = { timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "a"), &b };
    struct shape_item *i;

    PAIR_FOREACH(i, &a, next) {
        timer_mod(i->t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    }
    PAIR_FOREACH(i, &a, next)
        timer_mod(i->t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
    PAIR_FOREACH (i, &b, next) {
        if (i->t) {
            timer_del(i->t);
        }
    }
}
