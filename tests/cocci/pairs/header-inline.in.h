/* pair: --from 1.0 */
/* A header: inline functions and macros. */
#ifndef PAIR_HEADER_INLINE_H
#define PAIR_HEADER_INLINE_H

#define PAIR_NOW_MS() qemu_get_clock_ms(rt_clock)

static inline void pair_stop(QEMUTimer *t)
{
    if (t && qemu_timer_pending(t)) {
        qemu_del_timer(t);
    }
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ms(rt_clock, pair_fired, opaque);

    pair_value("now", PAIR_NOW_MS());
    qemu_mod_timer(t, PAIR_NOW_MS() + 30);
    pair_value("pending", qemu_timer_pending(t));
    pair_stop(t);
    pair_value("stopped", qemu_timer_pending(t));
    qemu_mod_timer(t, 40);
}

#endif
