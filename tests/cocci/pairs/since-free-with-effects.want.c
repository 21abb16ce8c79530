/* pair: --from 1.7 --to newest rule:6.0-timer-free-deletes,2.6-ticks-per-sec */
/* In macros and brackets it is the same timer; where an effect would be lost
 * both calls stay. */
#define SINCE_KILL(s, f) do { timer_free((s)->f); } while (0)
struct since_effect {
    QEMUTimer *t[4];
};

void pair_run(void *opaque)
{
    struct since_effect dev, *s = &dev;
    int n = 0;

    for (int i = 0; i < 4; i++) {
        s->t[i] = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
        timer_mod(s->t[i], NANOSECONDS_PER_SECOND + i);
    }
    SINCE_KILL(s, t[0]);
    timer_free(((struct since_effect *)s)->t[1]);
    timer_del(s->t[n += 2]);
    timer_free(s->t[n -= 0]);
    timer_del(s->t[n |= 3]);
    timer_free(s->t[n |= 3]);
    pair_value("n", n);
}
