/* pair: --from 1.7 run-only */
#define TIMER_KILL(s, f) \
    do { \
        if ((s)->f) { \
            timer_del((s)->f); \
            timer_free((s)->f); \
            (s)->f = NULL; \
        } \
    } while (0)
struct s { QEMUTimer *a; };
void pair_run(void *opaque)
{
    struct s s = { timer_new(QEMU_CLOCK_HOST, SCALE_NS, pair_fired, opaque) };
    timer_mod(s.a, 3000000);
    TIMER_KILL(&s, a);
    pair_value("null", s.a == NULL);
}
