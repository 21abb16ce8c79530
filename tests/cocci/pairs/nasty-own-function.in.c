/* pair: --from 1.0 run-only by-name */
static int64_t my_qemu_get_clock(void) { return 3; }
static int64_t get_clock_of(int x) { return x; }
static QEMUTimer *qemu_new_timer_local(QEMUClock *c, void *o) { return qemu_new_timer(c, SCALE_NS, pair_fired, o); }
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_local(host_clock, opaque);
    qemu_mod_timer(t, my_qemu_get_clock() + get_clock_of(5) + qemu_get_clock_ns(host_clock));
}
