/* pair: --from 0.11 */
/* Appendix B, 2 to 4: the global of 0.11 and before. */
struct ticks_dev {
    QEMUTimer *t;
    int64_t lastload;
    uint32_t freq;
};

static uint64_t elapsed(struct ticks_dev *s)
{
    return muldiv64(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - s->lastload, s->freq, NANOSECONDS_PER_SECOND);
}

static int64_t hold(uint32_t hold_time)
{
    return muldiv64(NANOSECONDS_PER_SECOND, hold_time, 1000);
}

void pair_run(void *opaque)
{
    static struct ticks_dev dev = { NULL, 1000, 32768 };

    dev.t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(dev.t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + (NANOSECONDS_PER_SECOND / 50));
    pair_value("elapsed", elapsed(&dev));
    pair_value("hold", hold(7));
    pair_value("per ms", NANOSECONDS_PER_SECOND/1000);
}
