/* pair: --from 0.14 by-name */
/* Appendix B, 6: a clock variable whose clocks all count ns. */
static QEMUTimer *make(int use_host)
{
    QEMUClock *clk = use_host ? host_clock : vm_clock;

    return qemu_new_timer(clk, pair_fired, use_host ? "host" : "vm");
}

void pair_run(void *opaque)
{
    qemu_mod_timer(make(0), qemu_get_clock(vm_clock) + 5);
    qemu_mod_timer(make(1), qemu_get_clock(host_clock) + 6);
}
