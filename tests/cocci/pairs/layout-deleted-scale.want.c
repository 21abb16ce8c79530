/* pair: --from 1.0 */
/* A scale goes with its blanks, or with its line; no blank ends a line. */
void pair_run(void *opaque)
{
    QEMUTimer *alone = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                      pair_fired,
                                      opaque);
    QEMUTimer *last = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                     pair_fired, opaque);
    QEMUTimer *first = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                      pair_fired, opaque);
    QEMUTimer *dense = timer_new_ns(QEMU_CLOCK_VIRTUAL,pair_fired,opaque);
    QEMUTimer *wide = timer_new_ns( QEMU_CLOCK_VIRTUAL , pair_fired, opaque );
    QEMUTimer *comma = timer_new_ns(QEMU_CLOCK_VIRTUAL
                                      , pair_fired
                                      , opaque);

    timer_mod(alone, 1000);
    timer_mod(last, 2000);
    timer_mod(first, 3000);
    timer_mod(dense, 4000);
    timer_mod(wide, 5000);
    timer_mod(comma, 6000);
}
