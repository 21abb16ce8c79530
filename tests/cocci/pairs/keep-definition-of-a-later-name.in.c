/* pair: --from 1.0 no-run */
int qemu_init_main_loop(void)
{
    return 0;
}

void configure_icount(const char *option)
{
    keep_option = option;
}

void qtest_clock_warp(int64_t dest);
void init_clocks(QEMUTimerListNotifyCB *notify_cb);

ptimer_state *ptimer_init(QEMUBH *bh)
{
    return keep_ptimer(bh);
}
