/* pair: --from 0.14 */
/* Calls split over lines in every place. */
void pair_run(void *opaque)
{
    QEMUTimer *t =
        timer_new_ms
        (
            QEMU_CLOCK_REALTIME
            ,
            pair_fired,
            opaque
        )
        ;

    timer_mod(t,
                   qemu_clock_get_ms(
                       QEMU_CLOCK_REALTIME)
                   + 100);
    timer_mod
    (t, qemu_clock_get_ms
     (QEMU_CLOCK_REALTIME) + 100);
}
