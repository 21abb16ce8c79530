struct state {
    QEMUClock *clock;
};

int64_t a(struct state *s)
{
    s->clock = host_clock;
    return qemu_get_clock(s->clock);
}
