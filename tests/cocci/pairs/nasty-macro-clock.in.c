/* pair: --from 0.14 run-only by-name */
#define DEV_CLOCK vm_clock
#define DEV_NOW() qemu_get_clock(DEV_CLOCK)
#define DEV_NEW(cb, o) qemu_new_timer(DEV_CLOCK, cb, o)
#define UI_CLOCK rt_clock
void pair_run(void *opaque)
{
    QEMUTimer *t = DEV_NEW(pair_fired, opaque), *u = qemu_new_timer(UI_CLOCK, pair_fired, opaque);
    qemu_mod_timer(t, DEV_NOW() + 3);
    qemu_mod_timer(u, qemu_get_clock(UI_CLOCK) + 3);
}
