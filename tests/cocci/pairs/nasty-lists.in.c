/* pair: --from 1.7 run-only */
static QEMUTimerList *pick(QEMUTimerListGroup *g, int i) { return g->tl[i]; }
void pair_run(void *opaque)
{
    QEMUTimer a, b, c;
    QEMUTimerListGroup *g = &main_loop_tlg;
    timer_init(&a, main_loop_tlg.tl[QEMU_CLOCK_HOST], SCALE_MS, pair_fired, opaque);
    timer_init(&b, (&main_loop_tlg)->tl[QEMU_CLOCK_VIRTUAL], SCALE_US, pair_fired, opaque);
    timer_init(&c, g->tl[QEMU_CLOCK_HOST], 1, pair_fired, opaque);
    timer_mod(&a, 5); timer_mod(&b, 6000); timer_mod(&c, 3000000);
    pair_value("e", timer_expire_time_ns(&a) + timer_expire_time_ns(&b) + timer_expire_time_ns(&c));
    timer_del(&a); timer_del(&b); timer_del(&c);
}
