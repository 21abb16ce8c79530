/* pair: --from 1.7 --to newest rule:2.6-ticks-per-sec,6.0-g-free-timer */
/* A timer is freed as one, and what is none as before. */
struct since_dev {
    QEMUTimer *g_freed;
    char *title, *name;
};

static void since_stop(struct since_dev *s, QEMUTimer *other)
{
    static QEMUTimer *first, *second;
    char *one = s->title, *two = NULL;
    int64_t when = NANOSECONDS_PER_SECOND;

    timer_free(s->g_freed);
    g_free(s->name);
    timer_free(other);
    g_free(one);
    g_free(two);
    timer_free(second);
    g_free(s);
}
