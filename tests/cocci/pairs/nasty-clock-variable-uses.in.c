/* pair: --from 1.0 run-only by-name */
static QEMUClock *pick(int i) { QEMUClock *c = vm_clock; if (i) { c = rt_clock; } return c; }
struct s { QEMUClock *clock; };
void pair_run(void *opaque)
{
    struct s s = { pick(0) }, *p = &s;
    QEMUClock *clocks[2];
    clocks[0] = vm_clock, clocks[1] = host_clock;
    QEMUTimer *t = qemu_new_timer(p->clock, SCALE_MS, pair_fired, opaque);
    QEMUTimer *u = qemu_new_timer(clocks[1], SCALE_US, pair_fired, opaque);
    qemu_mod_timer(t, qemu_get_clock_ms(p->clock) + 3);
    qemu_mod_timer(u, qemu_get_clock_ns(clocks[1]) / 1000 + 4);
}
