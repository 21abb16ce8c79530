/* pair: --from 1.7 --to newest rule:2.6-ticks-per-sec,6.0-g-free-timer */
/* A timer is freed as one, and what is none as before. */
struct since_dev {
    QEMUTimer *g_freed;
    char *name;
};

static void since_stop(struct since_dev *s, QEMUTimer *other)
{
    int64_t when = NANOSECONDS_PER_SECOND;

    timer_free(s->g_freed);
    g_free(s->name);
    timer_free(other);
    g_free(s);
}
