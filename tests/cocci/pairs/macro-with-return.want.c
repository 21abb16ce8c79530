/* pair: --from 1.0 */
/* A body with return in it. */
#define RETURN_IF_PENDING(t)            \
    if (timer_pending(t)) {        \
        timer_del(t);              \
        return;                         \
    }

static QEMUTimer *timer;

static void check(void)
{
    RETURN_IF_PENDING(timer);
    pair_value("idle", 1);
}

void pair_run(void *opaque)
{
    timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(timer, 5);
    check();
    check();
}
