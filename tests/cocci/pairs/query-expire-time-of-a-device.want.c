/* pair: --from 1.3 */
/* Appendix B, 12: a field of that name in another struct stays. */
struct query_tco_regs {
    QEMUTimer *tco_timer;
    int64_t expire_time;
};

static void reload(struct query_tco_regs *tr, int64_t n)
{
    tr->expire_time = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + n;
    timer_mod(tr->tco_timer, tr->expire_time);
}

void pair_run(void *opaque)
{
    static struct query_tco_regs regs;

    regs.tco_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    reload(&regs, 600);
    pair_value("expire", regs.expire_time);
}
