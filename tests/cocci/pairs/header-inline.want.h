/* pair: --from 1.0 no-run */
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

#endif
