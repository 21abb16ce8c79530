/* pair: --from 0.11 */
/* Appendix B, 2 to 4: the global of 0.11 and before. */
struct ticks_dev {
    QEMUTimer *t;
    int64_t lastload;
    uint32_t freq;
};

static uint64_t elapsed(struct ticks_dev *s)
{
    return muldiv64(qemu_get_clock(vm_clock) - s->lastload, s->freq, ticks_per_sec);
}

static int64_t hold(uint32_t hold_time)
{
    return muldiv64(ticks_per_sec, hold_time, 1000);
}

void pair_run(void *opaque)
{
    static struct ticks_dev dev = { NULL, 1000, 32768 };

    dev.t = qemu_new_timer(vm_clock, pair_fired, opaque);
    qemu_mod_timer(dev.t, qemu_get_clock(vm_clock) + (ticks_per_sec / 50));
    pair_value("elapsed", elapsed(&dev));
    pair_value("hold", hold(7));
    pair_value("per ms", ticks_per_sec/1000);
}
