/*
 * A watchdog in two stages, written as for QEMU 1.3 (and saved on Windows:
 * the lines end in CR LF, and have to after conversion too).
 *
 * Not kicked for the timeout, it barks; not kicked for half of it again, it
 * bites. The first stage counts microseconds, the second milliseconds.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"
#include "board.h"

#define HELPER(name) helper_ ## name

#ifdef WATCHDOG_SLEEPS_WITH_HOST
#define WDT_CLOCK rt_clock
#else
#define WDT_CLOCK vm_clock
#endif

#define WDT_US()  (qemu_get_clock_ns(WDT_CLOCK) / SCALE_US)
#define WDT_MS()  qemu_get_clock_ms(WDT_CLOCK)

enum { BARK, BITE, STAGES };

typedef struct WatchdogState {
    int timeout_ms;
    int64_t kicked_at_ms;
    QEMUTimer *stage[STAGES];
} WatchdogState;

static WatchdogState watchdog;

#define FOR_EACH_STAGE(s, i)                                    \
    for (i = 0; i < STAGES; i++)                                \
        if (qemu_timer_pending((s)->stage[i]))

static void HELPER(watchdog_bark)(void *opaque)
{
    WatchdogState *s = opaque;

    board_event("vm", "watchdog", "bark", WDT_MS() - s->kicked_at_ms);
    qemu_mod_timer(s->stage[BITE],
                   qemu_get_clock_ms(WDT_CLOCK)    /* now */
                   + s->timeout_ms / 2             /* and no more */);
}

static void HELPER(watchdog_bite)(void *opaque)
{
    WatchdogState *s = opaque;

    board_event("vm", "watchdog", "bite", WDT_MS() - s->kicked_at_ms);
}

void watchdog_stop(int unused)
{
    WatchdogState *s = &watchdog;
    int i, stopped = 0;

    FOR_EACH_STAGE(s, i) {
        stopped++;
        qemu_del_timer(s->stage[i]);
    }
    board_event("vm", "watchdog", "stop", stopped);
}

void watchdog_kick(int unused)
{
    WatchdogState *s = &watchdog;
    int64_t before = s->kicked_at_ms;

    qemu_del_timer(s->stage[BITE]);
    qemu_mod_timer(s->stage[BARK], WDT_US() + s->timeout_ms * 1000);
    s->kicked_at_ms = WDT_MS();
    board_event("vm", "watchdog", "kick", s->kicked_at_ms - before);
}

void watchdog_init(int timeout_ms)
{
    WatchdogState *s = &watchdog;
    const struct {
        QEMUClock *clock;
        int scale;
        QEMUTimerCB *cb;
    } stages[STAGES] = {
        { vm_clock, SCALE_US, HELPER(watchdog_bark) },
        { vm_clock, SCALE_MS, HELPER(watchdog_bite) },
    };
    int i;

    s->timeout_ms = timeout_ms;
    for (i = 0; i < STAGES; i++) {
        s->stage[i] = qemu_new_timer(stages[i].clock, stages[i].scale,
                                     stages[i].cb, s);
    }
    s->kicked_at_ms = WDT_MS();
}
