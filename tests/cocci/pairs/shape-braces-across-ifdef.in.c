/* pair: --from 1.0 */
/* One closing brace for two opening ones. */
static void tick(QEMUTimer *t, int level)
{
#ifdef PAIR_EDGE
    if (level == 1) {
        qemu_del_timer(t);
#else
    if (level) {
#endif
        qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + level);
    }
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    tick(t, 4);
}
