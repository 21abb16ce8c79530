/* pair: --from 1.0 */
/* A body with return in it. */
#define RETURN_IF_PENDING(t)            \
    if (qemu_timer_pending(t)) {        \
        qemu_del_timer(t);              \
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
    timer = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(timer, 5);
    check();
    check();
}
