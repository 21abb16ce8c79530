/* pair: --from 1.0 */
/* A cast of a cast of a type spatch does not know. */
typedef uint64_t pair_addr_t;

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    uint64_t x = 5;

    qemu_mod_timer(t, (uint64_t)(pair_addr_t)x + qemu_get_clock_ns(vm_clock));
    (void)qemu_timer_pending(t);
}
