/* pair: --from 1.3 no-run by-hand-more */
/* The new names of these belong to locals, parameters and this file. */
static QEMUTimer *taken_timer;

static bool timer_expired(int64_t now)
{
    return now > 7;
}

#define timer_free(thing) taken_forget(thing)

static bool fire(void *opaque)
{
    bool timer_pending = qemu_timer_pending(taken_timer);

    return !timer_pending && timer_expired(3);
}

static void stop(int timer_del)
{
    if (timer_del) {
        qemu_del_timer(taken_timer);
    }
    for (int timer_mod = 0; timer_mod < 2; timer_mod++) {
        qemu_mod_timer(taken_timer, timer_mod);
    }
}

static void over(void)
{
    if (qemu_timer_expired(taken_timer, 5)) {
        qemu_free_timer(taken_timer);
    }
}

static void timer_put(QEMUFile *f, QEMUTimer *t)
{
    qemu_put_timer(f, t);
}
