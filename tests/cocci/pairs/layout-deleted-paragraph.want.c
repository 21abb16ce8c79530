/* pair: --from 1.0 */
/* A line that goes leaves the empty ones around it, and no blanks in them. */
static Notifier pair_notifier;

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);


    timer_mod(t, 1000);
}
