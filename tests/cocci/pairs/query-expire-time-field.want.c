/* pair: --from 0.14 tokens */
/* Appendix B, 7: the field of a QEMUTimer, read. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    int64_t left = 0;

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 12345);
    if (timer_pending(t)) {
        left = timer_expire_time_ns(t) - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    }
    pair_value("left", left);
}
