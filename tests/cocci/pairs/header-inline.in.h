/* pair: --from 1.0 no-run */
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

#endif
