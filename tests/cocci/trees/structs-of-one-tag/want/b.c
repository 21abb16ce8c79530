struct state {
    int64_t clock;
    QEMUTimer *timer;
};

void b(struct state *s)
{
    s->clock = qemu_clock_get_ms(QEMU_CLOCK_REALTIME);
    timer_mod(s->timer, s->clock + 3);
    if (s->clock == 0) {
        s->clock = 1;
    }
}
