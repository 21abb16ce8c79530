/*
 * storm: a pass must end, whatever callbacks do.
 *
 * A timer that arms itself at or before the pass's instant would run for ever.
 * A pass is split after `limit` calls of one timer, or 16 times as many in all;
 * what is left stays armed, and everyone else gets a turn. That is silent. It is
 * a storm, and said, only when the timer's time hardly moved: catching up a long
 * backlog advances by a period each run and is innocent.
 *
 *   calls      0 ....... 1000 ................ limit
 *              nothing    counted per timer     split
 *
 * Who was armed before the counting began, and not since, fires once and is not
 * counted: most passes with many callbacks consist of such.
 *
 * Virtual time counts over all passes at one instant, or two clocks' timers could
 * keep it there by arming each other.
 *
 * Lock: counts belong to who runs. `reported` has its own lock, below the lists'.
 */
#include "time/storm.h"

#include "base/bug.h"
#include "base/thread.h"
#include "time/clock.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    DEFAULT_LIMIT = 10000,
    UNCOUNTED = 1000,
    IN_ALL = 16,
    FIRST_ROOM = 64,
    INNOCENT_NS = 1000, /* per run, on average */
    REMEMBERED = 256, /* reports; then the oldest is forgotten */
};

struct VmtStormCount {
    const QEMUTimer *ts;
    QEMUTimerCB *cb;
    unsigned runs;
    int64_t first_expire_ns;
    int64_t last_expire_ns;
};

typedef struct Reported {
    const QEMUTimer *ts;
    QEMUTimerCB *cb;
} Reported;

static _Atomic unsigned storm_limit = DEFAULT_LIMIT;
_Thread_local unsigned vmt_storms_met;
static VmtLock reported_lock = PTHREAD_MUTEX_INITIALIZER;
static Reported reported[REMEMBERED];
static _Atomic unsigned reports; /* so far */

void vmtimer_set_storm_limit(unsigned limit)
{
    atomic_store(&storm_limit, limit);
}

static VmtStormCount *slot_for(VmtStormCount *counts, unsigned room,
                               const QEMUTimer *ts)
{
    unsigned i = (unsigned)(((uintptr_t)ts >> 4) * 2654435761U) & (room - 1);

    while (counts[i].ts && counts[i].ts != ts) {
        i = (i + 1) & (room - 1);
    }
    return &counts[i];
}

static void grow(VmtStorm *storm)
{
    unsigned room = storm->room ? storm->room * 2 : FIRST_ROOM;
    VmtStormCount *counts = vmt_alloc(room, sizeof *counts);

    for (unsigned i = 0; i < storm->room; i++) {
        if (storm->counts[i].ts) {
            *slot_for(counts, room, storm->counts[i].ts) = storm->counts[i];
        }
    }
    free(storm->counts);
    storm->counts = counts;
    storm->room = room;
}

static VmtStormCount *count_run(VmtStorm *storm, const QEMUTimer *ts)
{
    if (storm->used * 2 >= storm->room) {
        grow(storm);
    }
    VmtStormCount *count = slot_for(storm->counts, storm->room, ts);
    if (!count->ts) {
        storm->used++;
        *count = (VmtStormCount){
            .ts = ts, .cb = ts->cb, .first_expire_ns = ts->expire_time};
    }
    count->last_expire_ns = ts->expire_time;
    count->runs++;
    return count;
}

/* Fewer than this many runs of one timer are never a storm. */
static unsigned uncounted(unsigned limit)
{
    return limit > UNCOUNTED ? UNCOUNTED : 0;
}

static bool is_innocent(const VmtStormCount *count)
{
    int64_t advance_ns;

    if (__builtin_sub_overflow(count->last_expire_ns, count->first_expire_ns,
                               &advance_ns)) {
        return true;
    }
    return count->runs < 2
           || advance_ns / (count->runs - 1) >= INNOCENT_NS;
}

static bool is_reported(const VmtStormCount *count)
{
    for (unsigned i = 0; i < REMEMBERED; i++) {
        if (reported[i].ts == count->ts && reported[i].cb == count->cb) {
            return true;
        }
    }
    return false;
}

/* The timer is pending yet: nobody can have it initialised anew. */
static bool is_first_report(const VmtStormCount *count)
{
    vmt_lock(&reported_lock);
    bool is_first = !is_reported(count);
    if (is_first) {
        reported[reports % REMEMBERED] = (Reported){count->ts, count->cb};
        atomic_fetch_add(&reports, 1);
    }
    vmt_unlock(&reported_lock);
    return is_first;
}

void vmt_storm_forget(const QEMUTimer *ts)
{
    if (!atomic_load_explicit(&reports, memory_order_relaxed)) {
        return;
    }
    vmt_lock(&reported_lock);
    for (unsigned i = 0; i < REMEMBERED; i++) {
        if (reported[i].ts == ts) {
            reported[i] = (Reported){0};
        }
    }
    vmt_unlock(&reported_lock);
}

static void report(const VmtStorm *storm, const VmtStormCount *count)
{
    Dl_info symbol;
    void *address = (void *)(uintptr_t)count->cb;

    if (!dladdr(address, &symbol) || symbol.dli_saddr != address) {
        symbol.dli_sname = NULL;
    }
    vmt_log("timer storm on %s: the callback %p%s%s%s of timer %p ran over %u "
            "times in one pass, armed each time at or before now",
            vmt_clock_kind(storm->type)->name, address,
            symbol.dli_sname ? " (" : "",
            symbol.dli_sname ? symbol.dli_sname : "",
            symbol.dli_sname ? ")" : "", (const void *)count->ts, count->runs - 1);
}

static void split(VmtStorm *storm, const VmtStormCount *count,
                  QEMUClockType type)
{
    storm->offender = count;
    storm->type = type;
    storm->is_met = !is_innocent(count);
    storm->is_news = storm->is_met && is_first_report(count);
}

/* On a list that counting only reaches now nobody is known to have been. */
static bool was_armed_before(VmtStorm *storm, const QEMUTimerList *list,
                             uint64_t order, uint64_t next_order)
{
    for (unsigned i = 0; i < storm->lists_used; i++) {
        if (storm->lists[i].list == list) {
            return (int64_t)(order - storm->lists[i].next_order) < 0;
        }
    }
    if (storm->lists_used < VMT_STORM_LISTS) {
        storm->lists[storm->lists_used++] = (VmtStormList){list, next_order};
    }
    return false;
}

__attribute__((noinline)) /* what follows is seldom called, and long */
static bool count(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type)
{
    unsigned limit = storm->limit;
    VmtStormCount *count = count_run(storm, ts);

    if (count->runs > limit - uncounted(limit)
        || storm->calls > (uint64_t)limit * IN_ALL) {
        split(storm, count, type);
        return false;
    }
    return true;
}

bool vmt_storm_looks(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type,
                     uint64_t order, uint64_t next_order)
{
    if (storm->calls == 1) {
        storm->limit = atomic_load(&storm_limit);
        storm->uncounted = uncounted(storm->limit);
        storm->unasked = storm->uncounted ? storm->uncounted - 1 : 0;
    }
    if (!storm->limit || storm->calls < storm->uncounted) {
        return true;
    }
    bool may_repeat = !was_armed_before(storm, ts->timer_list, order, next_order);

    if (storm->calls == storm->uncounted
        || (!may_repeat && storm->calls <= (uint64_t)storm->limit * IN_ALL)) {
        return true;
    }
    return count(storm, ts, type);
}

void vmt_storm_free(VmtStorm *storm)
{
    free(storm->counts);
    *storm = (VmtStorm){0};
}

void vmt_storm_tell(VmtStorm *storm)
{
    vmt_storms_met += storm->is_met;
    if (storm->is_news) {
        report(storm, storm->offender);
    }
    vmt_storm_free(storm);
}

void vmt_storm_lock(void)
{
    vmt_lock(&reported_lock);
}

void vmt_storm_unlock(void)
{
    vmt_unlock(&reported_lock);
}
