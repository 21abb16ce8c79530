/* pair: --from 0.14 */
/* Calls split over lines in every place. */
void pair_run(void *opaque)
{
    QEMUTimer *t =
        qemu_new_timer
        (
            rt_clock
            ,
            pair_fired,
            opaque
        )
        ;

    qemu_mod_timer(t,
                   qemu_get_clock(
                       rt_clock)
                   + 100);
    qemu_mod_timer
    (t, qemu_get_clock
     (rt_clock) + 100);
}
