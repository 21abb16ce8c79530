/* pair: --from 0.14 run-only later */
/* A conditional clock of two units in the call itself. */
void pair_run(void *opaque)
{
    int fast = opaque == NULL;
    QEMUTimer *t = qemu_new_timer(fast ? vm_clock : rt_clock, pair_fired, "t");

    qemu_mod_timer(t, qemu_get_clock(fast ? vm_clock : rt_clock) + 9);
}
