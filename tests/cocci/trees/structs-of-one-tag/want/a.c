struct state {
    QEMUClockType clock;
};

int64_t a(struct state *s)
{
    s->clock = QEMU_CLOCK_HOST;
    return qemu_clock_get_ns(s->clock);
}
