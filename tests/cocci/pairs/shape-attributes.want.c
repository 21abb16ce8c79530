/* pair: --from 1.0 */
/* Attributes, old-style QEMUTimerCB prototypes, unused arguments. */
static QEMUTimerCB on_tick;

static void __attribute__((noinline, unused)) on_tick(void *opaque)
{
    pair_fired(opaque);
}

static void arm(QEMUTimer *t, int unused __attribute__((unused)))
{
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 21);
}

void pair_run(void *opaque)
{
    arm(timer_new_ns(QEMU_CLOCK_VIRTUAL, on_tick, opaque), 0);
}
