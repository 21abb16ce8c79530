/* pair: --from 0.14 run-only by-name */
static int kind(QEMUClock *c) { return c == vm_clock ? 1 : c != rt_clock ? 2 : 3; }
static QEMUTimer *mk(QEMUClock *c, void *o) { return qemu_new_timer(c, pair_fired, o); }
static int64_t nw(QEMUClock *c) { return qemu_get_clock(c); }
void pair_run(void *opaque)
{
    QEMUTimer *a = mk(vm_clock, opaque), *b = mk(rt_clock, opaque);
    pair_value("k", kind(vm_clock) * 100 + kind(rt_clock) * 10 + kind(host_clock));
    qemu_mod_timer(a, nw(vm_clock) + 3);
    qemu_mod_timer(b, nw(rt_clock) + 3);
}
