/* pair: --from 1.0 by-name */
/* A body in ({ }). */
#define CLAMPED(n) ({ int64_t n_ = (n); n_ < 0 ? 0 : n_; })

static int64_t soon(int64_t n)
{
    return ({
        int64_t now = qemu_get_clock_ns(vm_clock);
        now + n;
    });
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, CLAMPED(({ qemu_get_clock_ns(vm_clock) + 3; })));
    pair_value("soon", soon(2));
}
