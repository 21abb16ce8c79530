/* pair: --from 0.14 */
/* Comments inside the argument list stay where they are. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(/* clock: rt_clock */ rt_clock,
                                  pair_fired, // who
                                  opaque /* s */);

    qemu_mod_timer(/* timer */ t /* pending */, /* now */
                   qemu_get_clock /* ms! */ (/**/ rt_clock /**/) // later
                   + 5);
    qemu_mod_timer(t, // qemu_get_clock(vm_clock)
                   qemu_get_clock(rt_clock) + 6);
}
