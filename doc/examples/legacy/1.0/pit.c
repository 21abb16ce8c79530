/*
 * A down counter at the rate of the old PC's, written as for QEMU 1.0.
 *
 * Loaded to run once it raises its line when it reaches zero. Loaded as a
 * rate it starts again by itself, and each period begins where the last one
 * ended, so that no rounding adds up. The guest may latch the count.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "board.h"

#define PIT_FREQ 1193182

typedef struct PITOps {
    void (*arm)(QEMUTimer *ts, int64_t when);
    void (*disarm)(QEMUTimer *ts);
} PITOps;

typedef struct PITState {
    int rate;                   /* starts again by itself */
    int count;                  /* the value loaded */
    int64_t loaded_at;
    int64_t expires_at;
    int64_t fired;
    QEMUTimer *irq_timer;
} PITState;

static const PITOps pit_ops = {
    .disarm = qemu_del_timer,
    .arm    = qemu_mod_timer,
};

static PITState pit;

static inline int64_t pit_count_to_ns(int64_t count)
{
    return muldiv64(count, get_ticks_per_sec(), PIT_FREQ);
}

static inline int64_t pit_passed(PITState *s)
{
    return muldiv64(qemu_get_clock_ns(vm_clock) - s->loaded_at, PIT_FREQ,
                    get_ticks_per_sec());
}

static void pit_irq(void *opaque)
{
    PITState *s = opaque;

    board_event("vm", "pit", s->rate ? "rate-irq" : "once-irq",
                qemu_get_clock_ns(vm_clock) - s->expires_at);
    if (s->rate) {
        s->fired++;
        s->expires_at = s->loaded_at
                        + pit_count_to_ns((s->fired + 1) * s->count);
        pit_ops.arm(s->irq_timer, s->expires_at);
    }
}

static void pit_load(PITState *s, int count, int rate)
{
    pit_ops.disarm(s->irq_timer);
    s->rate = rate;
    s->count = count;
    s->fired = 0;
    s->loaded_at = qemu_get_clock_ns(vm_clock);
    if (count == 0) {
        return;
    }
    qemu_mod_timer_ns(s->irq_timer, s->expires_at = qemu_get_clock_ns(
                          vm_clock) + pit_count_to_ns(count));
}

void pit_load_rate(int count)
{
    pit_load(&pit, count, 1);
    board_event("vm", "pit", "load-rate", count);
}

void pit_load_once(int count)
{
    pit_load(&pit, count, 0);
    board_event("vm", "pit", "load-once", count);
}

/* What stands in the counter, and how long it has still to go. */
void pit_latch(int unused)
{
    PITState *s = &pit;
    int64_t left;

    if (!qemu_timer_pending(s->irq_timer)) {
        board_event("vm", "pit", "latch", 0);
        return;
    }
#if 0
    left = qemu_timer_expire_time_ns(s->irq_timer) - qemu_get_clock(vm_clock);
#else
    left = qemu_timer_expire_time_ns(s->irq_timer)
           - qemu_get_clock_ns(vm_clock);
#endif
    board_event("vm", "pit", "latch", s->count - pit_passed(s) % s->count);
    board_event("vm", "pit", "left-ns", left);
}

void pit_init(void)
{
    pit.irq_timer = qemu_new_timer_ns(vm_clock, pit_irq, &pit);
}
