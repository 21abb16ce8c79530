/* pair: --from 0.10 */
/* A definition in the style before 1989. */
static void arm(t, ms)
    QEMUTimer *t;
    int ms;
{
    qemu_mod_timer(t, qemu_get_clock(rt_clock) + ms);
}

void pair_run(void *opaque)
{
    arm(qemu_new_timer(rt_clock, pair_fired, opaque), 8);
}
