/* pair: --from 1.0 */
/* What goes leaves the comments around it and inside it. */
void pair_run(void *opaque)
{
    QEMUTimer *behind = timer_new_ns(QEMU_CLOCK_VIRTUAL, /* cb */
                                       pair_fired, opaque);
    QEMUTimer *lines = timer_new_ns(QEMU_CLOCK_VIRTUAL, // clock
                                      // unit
                                      pair_fired, // who
                                      opaque);
    int64_t tick = NANOSECONDS_PER_SECOND /* a */  /* b */  / 5;

    timer_mod(behind, 2000);
    timer_mod(lines, tick);
}
