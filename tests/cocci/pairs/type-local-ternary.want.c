/* pair: --from 0.14 by-name */
/* Appendix B, 6: a clock variable whose clocks all count ns. */
static QEMUTimer *make(int use_host)
{
    QEMUClockType clk = use_host ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL;

    return timer_new_ns(clk, pair_fired, use_host ? "host" : "vm");
}

void pair_run(void *opaque)
{
    timer_mod(make(0), qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 5);
    timer_mod(make(1), qemu_clock_get_ns(QEMU_CLOCK_HOST) + 6);
}
