/* pair: --from 1.0 */
/* Attributes, old-style QEMUTimerCB prototypes, unused arguments. */
static QEMUTimerCB on_tick;

static void __attribute__((noinline, unused)) on_tick(void *opaque)
{
    pair_fired(opaque);
}

static void arm(QEMUTimer *t, int unused __attribute__((unused)))
{
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 21);
}

void pair_run(void *opaque)
{
    arm(qemu_new_timer_ns(vm_clock, on_tick, opaque), 0);
}
