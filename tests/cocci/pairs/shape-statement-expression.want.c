/* pair: --from 1.0 by-name */
/* A body in ({ }). */
#define CLAMPED(n) ({ int64_t n_ = (n); n_ < 0 ? 0 : n_; })

static int64_t soon(int64_t n)
{
    return ({
        int64_t now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
        now + n;
    });
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, CLAMPED(({ qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 3; })));
    pair_value("soon", soon(2));
}
