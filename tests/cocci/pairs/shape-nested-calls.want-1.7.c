/* pair: --from 0.14 */
/* Old calls inside old calls inside old calls. */
static int64_t max64(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void pair_run(void *opaque)
{
    QEMUTimer *t;

    timer_mod((t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque)),
                   max64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL),
                         max64(qemu_clock_get_ms(QEMU_CLOCK_REALTIME),
                               muldiv64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), 3, get_ticks_per_sec()))) + 2);
    pair_value("expired", timer_expired(t, max64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), 0)));
}
