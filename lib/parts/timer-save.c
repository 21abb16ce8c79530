/*
 * timer-save: a timer in a snapshot: its time as one be64, all ones when idle.
 *
 * A load that fails in the middle must change no timer, but what has been loaded
 * may be looked at before the end (post_load does): so timers are armed at once,
 * and remembered as they were.
 */
#include "parts/contract.h"
#include "parts/saving.h"

typedef struct Before {
    QEMUTimer *timer;
    uint64_t expire_ns;
} Before;

/* What this thread has loaded since the first begin. */
static _Thread_local struct {
    unsigned depth;
    Before *before;
    size_t count;
    size_t room;
} loaded;

static void restore(QEMUTimer *ts, uint64_t expire_ns)
{
    if (expire_ns == UINT64_MAX) {
        timer_del(ts);
    } else {
        timer_mod_ns(ts, (int64_t)expire_ns);
    }
}

void vmt_timer_loading(QEMUTimer *ts)
{
    if (!loaded.depth) {
        return;
    }
    if (loaded.count == loaded.room) {
        loaded.room = loaded.room ? loaded.room * 2 : 16;
        loaded.before = reallocarray(loaded.before, loaded.room,
                                     sizeof *loaded.before);
        if (!loaded.before) {
            contract_broken("timer_get", "out of memory");
        }
    }
    loaded.before[loaded.count++] = (Before){ts, timer_expire_time_ns(ts)};
}

void vmt_timers_load_begin(void)
{
    loaded.depth++;
}

void vmt_timers_load_end(bool is_well)
{
    if (--loaded.depth) {
        return;
    }
    while (!is_well && loaded.count) { /* one loaded twice: its first state */
        loaded.count--;
        restore(loaded.before[loaded.count].timer,
                loaded.before[loaded.count].expire_ns);
    }
    free(loaded.before);
    loaded.before = NULL;
    loaded.count = loaded.room = 0;
}

void vmt_timer_put(QEMUFile *f, QEMUTimer *ts, int unit)
{
    uint64_t expire_ns = timer_expire_time_ns(ts);

    qemu_put_be64(f, expire_ns == UINT64_MAX ? expire_ns
                                             : expire_ns / (uint64_t)unit);
}

static int64_t times(uint64_t time, int unit)
{
    int64_t ns;

    return time > INT64_MAX
                   || __builtin_mul_overflow((int64_t)time, unit, &ns)
               ? INT64_MAX : ns;
}

void vmt_timer_get(QEMUFile *f, QEMUTimer *ts, int unit)
{
    unsigned before = failures();
    uint64_t time = qemu_get_be64(f);

    if (failures() != before) {
        return;
    }
    vmt_timer_loading(ts);
    restore(ts, time == UINT64_MAX ? time : (uint64_t)times(time, unit));
}

void timer_put(QEMUFile *f, QEMUTimer *ts)
{
    vmt_timer_put(f, ts, SCALE_NS);
}

void timer_get(QEMUFile *f, QEMUTimer *ts)
{
    vmt_timer_get(f, ts, SCALE_NS);
}
