/* pair: --from 1.0 by-name */
/* Several statements without braces. */
#define STOP_BOTH(a, b) timer_del(a); timer_del(b)

void pair_run(void *opaque)
{
    QEMUTimer *a = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "a");
    QEMUTimer *b = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "b");

    timer_mod(a, 1);
    timer_mod(b, 2);
    STOP_BOTH(a, b);
    pair_value("pending", timer_pending(a) + timer_pending(b));
}
