/* pair: --from 0.14 */
/* The GNU blank stays. */
void pair_run (void *opaque)
{
    QEMUTimer *t = timer_new_ns (QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod (t, qemu_clock_get_ns (QEMU_CLOCK_VIRTUAL) + 1);
    timer_mod	(t, qemu_clock_get_ns	( QEMU_CLOCK_VIRTUAL ) + 2 ) ;
    pair_value ("ms", qemu_clock_get_ms  (  QEMU_CLOCK_REALTIME  ));
}
