/* pair: --from 1.0 */
/* A body that is one statement. */
#define STOP(s) timer_del((s)->t);
#define GO(s, n) timer_mod((s)->t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + (n))

struct macro_single_dev {
    QEMUTimer *t;
};

void pair_run(void *opaque)
{
    struct macro_single_dev dev = { timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque) };

    GO(&dev, 3);
    STOP(&dev)
    GO(&dev, 4);
}
