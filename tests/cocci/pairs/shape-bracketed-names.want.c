/* pair: --from 1.0 by-name */
/* Brackets around the name or the clock. */
void pair_run(void *opaque)
{
    QEMUTimer *t = (timer_new_ns)((QEMU_CLOCK_VIRTUAL), pair_fired, opaque);

    (timer_mod)(t, (qemu_clock_get_ns)((QEMU_CLOCK_VIRTUAL)) + 1);
    (*timer_mod)(t, (qemu_clock_get_ns((QEMU_CLOCK_VIRTUAL))) + 2);
    (void)(timer_del)(t), timer_mod((t), 1 + (int64_t)(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)));
}
