/* pair: --from 1.0 by-name */
/* A function whose name a macro makes. */
#define HELPER(name) glue_helper_ ## name

void HELPER(pair_arm)(QEMUTimer *t, uint32_t n)
{
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + n);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    HELPER(pair_arm)(t, 14);
}
