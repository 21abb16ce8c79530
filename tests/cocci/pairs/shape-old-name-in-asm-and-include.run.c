/* Stopped before it fires. */
#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 4004);
    stop(t);
    pair_value("pending", timer_pending(t));
}
