/* pair: --from 1.0 */
/* Empty statements, nested blocks, calls as conditions. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);;

    {{ ; timer_mod(t, 5000); ; }}
    if (!timer_pending(t)) ; else if (timer_expired(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL))) { } else timer_mod(t, 6000);
    for (;timer_pending(t);) { timer_del(t); }
    timer_mod(t, timer_pending(t) ? 7000 : timer_expired(t, 1) ? 8000 : 9000);
}
