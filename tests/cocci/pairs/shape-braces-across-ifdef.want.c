/* pair: --from 1.0 */
/* One closing brace for two opening ones. */
static void tick(QEMUTimer *t, int level)
{
#ifdef PAIR_EDGE
    if (level == 1) {
        timer_del(t);
#else
    if (level) {
#endif
        timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + level);
    }
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    tick(t, 4);
}
