/* pair: --from 0.14 */
/* A table of timers, filled in a loop. */
static QEMUTimer *channel[3];

void pair_run(void *opaque)
{
    static const char *const label[3] = { "ch0", "ch1", "ch2" };
    int i;

    for (i = 0; i < 3; i++) {
        channel[i] = qemu_new_timer(vm_clock, pair_fired, (void *)label[i]);
        qemu_mod_timer(channel[i], qemu_get_clock(vm_clock) + 100 * (3 - i));
    }
}
