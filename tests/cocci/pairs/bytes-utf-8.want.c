/* pair: --from 1.0 */
/* Zażółć gęślą jaźń; 時計; ü before a call on the same line. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    /* é */ timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1); /* → */
}
