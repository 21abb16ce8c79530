/* pair: --from 0.10 */
/* A definition in the style before 1989. */
static void arm(t, ms)
    QEMUTimer *t;
    int ms;
{
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + ms);
}

void pair_run(void *opaque)
{
    arm(timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque), 8);
}
