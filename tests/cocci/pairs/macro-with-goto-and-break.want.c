/* pair: --from 1.0 by-name */
/* Bodies that leave a loop or jump. */
#define BREAK_IF_DUE(t) if (timer_expired(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL))) break
#define OUT_IF_DUE(t) if (timer_expired(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL))) goto out

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    int i;

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - 1);
    for (i = 0; i < 10; i++) {
        BREAK_IF_DUE(t);
    }
    OUT_IF_DUE(t);
    pair_value("not reached", i);
out:
    pair_value("turns", i);
}
