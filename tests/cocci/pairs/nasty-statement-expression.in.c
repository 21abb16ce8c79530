/* pair: --from 1.0 run-only by-name */
#define NOW() ({ int64_t n_ = qemu_get_clock_ns(vm_clock); n_; })
void pair_run(void *opaque)
{
    QEMUTimer *t = ({ QEMUTimer *x = qemu_new_timer_ns(vm_clock, pair_fired, opaque); qemu_mod_timer(x, NOW() + 1); x; });
    qemu_mod_timer(t, ({ int64_t k = qemu_get_clock_ns(vm_clock); k + NOW(); }));
}
