/* pair: --from 0.11 */
/* Appendix B, 2 to 4: the global of 0.11 and before. */
struct ticks_dev {
    QEMUTimer *t;
    int64_t lastload;
    uint32_t freq;
};

static uint64_t elapsed(struct ticks_dev *s)
{
    return muldiv64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - s->lastload, s->freq, get_ticks_per_sec());
}

static int64_t hold(uint32_t hold_time)
{
    return muldiv64(get_ticks_per_sec(), hold_time, 1000);
}

void pair_run(void *opaque)
{
    static struct ticks_dev dev = { NULL, 1000, 32768 };

    dev.t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + (get_ticks_per_sec() / 50));
    pair_value("elapsed", elapsed(&dev));
    pair_value("hold", hold(7));
    pair_value("per ms", get_ticks_per_sec()/1000);
}
