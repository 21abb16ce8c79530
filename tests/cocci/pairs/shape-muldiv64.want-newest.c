/* pair: --from 0.14 */
/* Scaling by get_ticks_per_sec() around reads. */
void pair_run(void *opaque)
{
    uint32_t freq = 1193182;
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    uint64_t d = muldiv64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), freq, NANOSECONDS_PER_SECOND);

    timer_mod(t, muldiv64(d + 100, NANOSECONDS_PER_SECOND, freq) + 1000000000);
    pair_value("d", d);
    pair_value("half", muldiv64(100, NANOSECONDS_PER_SECOND,
                                (freq) / 2));
}
