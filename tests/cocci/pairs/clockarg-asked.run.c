/* A timer that is due, and one that is not. */
#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    pair_value("busy with none", clockarg_busy());
    timer_mod(t, 5000);
    pair_value("busy", clockarg_busy());
    timer_mod(t, 5);
    pair_value("busy with one that is due", clockarg_busy());
}
