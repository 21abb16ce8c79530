/* Freed while it was armed: the other one fires. */
#define cpu_ticks_init(mode) pair_value("mode", mode)
#define cpu_timers_init(mode) pair_value("mode", mode)
#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 4004);
    timer_mod(timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque), 5005);
    timer_del(t); /* until 5.2 a timer was deleted before it was freed */
    since_end(qemu_bh_new(pair_fired, opaque), t);
}
