/* pair: --from 1.0 */
/* A cast of a cast of a type spatch does not know. */
typedef uint64_t pair_addr_t;

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    uint64_t x = 5;

    timer_mod(t, (uint64_t)(pair_addr_t)x + qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    (void)timer_pending(t);
}
