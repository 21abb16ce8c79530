/* pair: --from 0.14 */
/* Comments inside the argument list stay where they are. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(/* clock: rt_clock */ QEMU_CLOCK_REALTIME,
                                  pair_fired, // who
                                  opaque /* s */);

    timer_mod(/* timer */ t /* pending */, /* now */
                   qemu_clock_get_ms /* ms! */ (/**/ QEMU_CLOCK_REALTIME /**/) // later
                   + 5);
    timer_mod(t, // qemu_get_clock(vm_clock)
                   qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 6);
}
