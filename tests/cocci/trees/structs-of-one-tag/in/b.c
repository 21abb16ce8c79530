struct state {
    int64_t clock;
    QEMUTimer *timer;
};

void b(struct state *s)
{
    s->clock = qemu_get_clock(rt_clock);
    qemu_mod_timer(s->timer, s->clock + 3);
    if (s->clock == 0) {
        s->clock = 1;
    }
}
