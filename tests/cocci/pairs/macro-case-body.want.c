/* pair: --from 1.0 by-name */
/* A case label and its statements. */
#define CASE_STOP(n, t) case n: timer_del(t); break;

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 3);
    switch (3) {
    CASE_STOP(3, t)
    default:
        pair_value("default", 1);
    }
    pair_value("pending", timer_pending(t));
}
