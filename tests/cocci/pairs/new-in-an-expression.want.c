/* pair: --from 0.14 */
/* Creation inside a condition, a call and a return. */
static QEMUTimer *made(void)
{
    return timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, "made");
}

static void arm(QEMUTimer *t, int64_t when)
{
    timer_mod(t, when);
}

void pair_run(void *opaque)
{
    QEMUTimer *t;

    if ((t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "if")) != NULL) {
        arm(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 3);
    }
    arm(made(), qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 4);
    arm(timer_new_ns(QEMU_CLOCK_HOST, pair_fired, "call"), qemu_clock_get_ns(QEMU_CLOCK_HOST));
}
