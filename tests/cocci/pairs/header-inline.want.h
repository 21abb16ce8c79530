/* pair: --from 1.0 */
/* A header: inline functions and macros. */
#ifndef PAIR_HEADER_INLINE_H
#define PAIR_HEADER_INLINE_H

#define PAIR_NOW_MS() qemu_clock_get_ms(QEMU_CLOCK_REALTIME)

static inline void pair_stop(QEMUTimer *t)
{
    if (t && timer_pending(t)) {
        timer_del(t);
    }
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

    pair_value("now", PAIR_NOW_MS());
    timer_mod(t, PAIR_NOW_MS() + 30);
    pair_value("pending", timer_pending(t));
    pair_stop(t);
    pair_value("stopped", timer_pending(t));
    timer_mod(t, 40);
}

#endif
