/* pair: --from 1.7 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new(QEMU_CLOCK_HOST, SCALE_MS,
                             pair_fired, opaque);

    timer_mod(t, 4);
    if (t) {
        timer_del(t);
        timer_free(t);
    }
    pair_value("x", 1);
}
