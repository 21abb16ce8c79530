/* pair: --from 1.0 */
/* Statements under an iterator macro, with and without braces. */
struct shape_item {
    QEMUTimer *t;
    struct shape_item *next;
};

void pair_run(void *opaque)
{
    struct shape_item b = { qemu_new_timer_ns(vm_clock, pair_fired, "b"), NULL };
    struct shape_item a = { qemu_new_timer_ns(vm_clock, pair_fired, "a"), &b };
    struct shape_item *i;

    PAIR_FOREACH(i, &a, next) {
        qemu_mod_timer(i->t, qemu_get_clock_ns(vm_clock) + 1);
    }
    PAIR_FOREACH(i, &a, next)
        qemu_mod_timer(i->t, qemu_get_clock_ns(vm_clock) + 2);
    PAIR_FOREACH (i, &b, next) {
        if (i->t) {
            qemu_del_timer(i->t);
        }
    }
}
