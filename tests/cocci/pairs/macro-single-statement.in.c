/* pair: --from 1.0 */
/* A body that is one statement. */
#define STOP(s) qemu_del_timer((s)->t);
#define GO(s, n) qemu_mod_timer((s)->t, qemu_get_clock_ns(vm_clock) + (n))

struct macro_single_dev {
    QEMUTimer *t;
};

void pair_run(void *opaque)
{
    struct macro_single_dev dev = { qemu_new_timer_ns(vm_clock, pair_fired, opaque) };

    GO(&dev, 3);
    STOP(&dev)
    GO(&dev, 4);
}
