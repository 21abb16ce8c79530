/* pair: --from 0.14 */
/* Without braces, after labels, in for heads and do-while tails. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    int64_t i;
    int n = 0;

    for (i = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL); i < qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 3; i++)
        timer_mod(t, i);
    do
        timer_del(t);
    while (timer_pending(t));
    switch (qemu_clock_get_ms(QEMU_CLOCK_REALTIME) & 0) {
    case 0:
        timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 9);
        break;
    default:
        goto out;
    }
    while (n++ < 2) timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + n); if (n) timer_mod(t, 5 + qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
out:
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 10);
}
