/* pair: --from 1.0 by-name */
/* A function whose name a macro makes. */
#define HELPER(name) glue_helper_ ## name

void HELPER(pair_arm)(QEMUTimer *t, uint32_t n)
{
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + n);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    HELPER(pair_arm)(t, 14);
}
