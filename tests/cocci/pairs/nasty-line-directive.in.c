/* pair: --from 1.0 run-only */
#line 100 "vm_clock.c"
#pragma GCC diagnostic ignored "-Wunused"
_Pragma("GCC diagnostic push")
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
# 7 "qemu_mod_timer"
    qemu_mod_timer(t, 8);
}
_Pragma("GCC diagnostic pop")
