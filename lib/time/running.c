/*
 * running: how long the machine has been running.
 *
 *   running time
 *      |            ____/      rate: the slope
 *      |      _____/           frozen: level
 *      |     /
 *      +-------------------- CLOCK_MONOTONIC
 *
 * Two numbers fix the line: base_ns was the running time at mono_base_ns. Every
 * change first moves the base to now, so that time neither jumps nor goes back.
 *
 * Lock: changes hold change_lock and bump `sequence` around clock read and
 * stores; a reader takes fields and clock between two looks at the sequence and
 * tries again when it moved. A new field value seen implies the odd sequence
 * seen, so nothing is torn; and every clock read that counted came before the
 * change's own, so running time does not go back across a change.
 *
 * While it is frozen the line is one number, base_ns: who sees `frozen` needs no
 * second look, and moving it by hand makes nobody wait. Who moves it keeps everyone
 * away who freezes it or lets it go (virtual.c).
 */
#include "time/running.h"

#include "base/quick-lock.h"
#include "time/ns.h"
#include "vmtimer/clock.h"

#include <stdatomic.h>

typedef struct Line {
    int64_t mono_base_ns;
    int64_t base_ns;
    uint32_t num;
    uint32_t den;
    bool frozen;
} Line;

VmtRunning vmt_running;

static VmtQuickLock change_lock;
static pthread_once_t started = PTHREAD_ONCE_INIT;

/* Host cycles: count since start while running, never back. */
static struct {
    int64_t offset;
    int64_t last;
} ticks;

static void store_line(const Line *now)
{
    atomic_store_explicit(&vmt_running.mono_base_ns, now->mono_base_ns,
                          memory_order_release);
    atomic_store_explicit(&vmt_running.base_ns, now->base_ns, memory_order_release);
    atomic_store_explicit(&vmt_running.num, now->num, memory_order_release);
    atomic_store_explicit(&vmt_running.den, now->den, memory_order_release);
    atomic_store_explicit(&vmt_running.frozen, now->frozen, memory_order_release);
}

static Line load_line(void)
{
    return (Line){
        .mono_base_ns = atomic_load_explicit(&vmt_running.mono_base_ns,
                                             memory_order_acquire),
        .base_ns = atomic_load_explicit(&vmt_running.base_ns, memory_order_acquire),
        .num = atomic_load_explicit(&vmt_running.num, memory_order_acquire),
        .den = atomic_load_explicit(&vmt_running.den, memory_order_acquire),
        .frozen = atomic_load_explicit(&vmt_running.frozen, memory_order_acquire),
    };
}

static bool frozen_from_the_start; /* and nobody was told of it yet */

static void start(void)
{
    ticks.offset = -cpu_get_host_ticks();
    store_line(&(Line){.mono_base_ns = get_clock(), .num = 1, .den = 1});
}

/* Exactly 0 then: what the program did before has no say in it. */
static void start_frozen(void)
{
    frozen_from_the_start = true;
    atomic_store_explicit(&vmt_running.frozen, true, memory_order_release);
    store_line(&(Line){.num = 1, .den = 1, .frozen = true});
}

/* Until then the rate is 0/0; it is stored last, but for what stays as it is. */
static void ensure_started(void)
{
    if (!atomic_load_explicit(&vmt_running.den, memory_order_acquire)) {
        pthread_once(&started, start);
    }
}

static int64_t line_at(const Line *l, int64_t mono_ns)
{
    if (l->frozen) {
        return l->base_ns;
    }
    int64_t span_ns = mono_ns - l->mono_base_ns;
    return vmt_ns_add(l->base_ns, span_ns < 0 ? 0
                                  : vmt_ns_ratio_down(span_ns, l->num, l->den));
}

/* One consistent look: the line, and where it stood at that moment. */
static Line look(int64_t *ret_now_ns)
{
    ensure_started();
    for (;;) {
        unsigned before = atomic_load_explicit(&vmt_running.sequence,
                                               memory_order_acquire);
        Line copy = load_line();
        int64_t mono_ns = copy.frozen ? 0 : get_clock();
        unsigned after = atomic_load(&vmt_running.sequence);

        if (before == after && !(before & 1)) {
            *ret_now_ns = line_at(&copy, mono_ns);
            return copy;
        }
    }
}

/*
 * Readers wait from here on; the line as it stands, with its base at now. While it
 * is frozen the base's place on the kernel's clock says nothing, and stays.
 */
static Line begin_change(void)
{
    ensure_started();
    vmt_quick_lock(&change_lock);
    Line now = load_line();
    unsigned odd = atomic_load_explicit(&vmt_running.sequence,
                                        memory_order_relaxed) + 1;
    if (now.frozen) {
        atomic_store_explicit(&vmt_running.sequence, odd, memory_order_relaxed);
    } else {
        atomic_exchange(&vmt_running.sequence, odd); /* before the clock is read */
        int64_t mono_ns = get_clock();

        now.base_ns = line_at(&now, mono_ns);
        now.mono_base_ns = mono_ns;
    }
    return now;
}

/* NULL: the line stays. A base moved without need would lose the ns begun. */
static void end_change(const Line *now)
{
    if (now) {
        store_line(now);
    }
    unsigned even = atomic_load_explicit(&vmt_running.sequence,
                                         memory_order_relaxed) + 1;
    atomic_store_explicit(&vmt_running.sequence, even, memory_order_release);
    vmt_quick_unlock(&change_lock);
}

bool vmt_running_look(int64_t *ret_now_ns)
{
    return look(ret_now_ns).frozen;
}

int64_t vmt_running_ns(void)
{
    int64_t now_ns;

    vmt_running_is_frozen(&now_ns);
    return now_ns;
}

bool vmt_running_kernel_deadline(int64_t expire_ns, int64_t *ret_kernel_ns)
{
    int64_t now_ns;
    Line now = look(&now_ns);
    int64_t span_ns = vmt_ns_sub(expire_ns, now.base_ns);

    if (now.frozen) {
        return false;
    }
    if (span_ns < 0) {
        span_ns = 0;
    }
    *ret_kernel_ns = vmt_ns_add(now.mono_base_ns,
                                vmt_ns_ratio_up(span_ns, now.den, now.num));
    return true;
}

/* Caller is in a change. */
static int64_t read_ticks(bool frozen)
{
    if (frozen) {
        return ticks.last;
    }
    int64_t now = cpu_get_host_ticks() + ticks.offset;
    if (now < ticks.last) {
        ticks.offset += ticks.last - now; /* the counter went back: suspend */
        now = ticks.last;
    }
    ticks.last = now;
    return now;
}

bool vmt_running_freeze(bool frozen)
{
    if (frozen) {
        pthread_once(&started, start_frozen);
    }
    Line now = begin_change();
    bool changed = now.frozen != frozen || frozen_from_the_start;

    frozen_from_the_start = false;
    if (changed) {
        read_ticks(now.frozen);
        if (!frozen) {
            now.mono_base_ns = get_clock();
            ticks.offset = ticks.last - cpu_get_host_ticks();
        }
        now.frozen = frozen;
    }
    end_change(changed ? &now : NULL);
    return changed;
}

void vmt_running_set_rate(uint32_t num, uint32_t den)
{
    Line now = begin_change();

    now.num = num;
    now.den = den;
    end_change(&now);
}

int64_t vmt_running_ticks(void)
{
    Line now = begin_change();
    int64_t value = read_ticks(now.frozen);

    end_change(NULL);
    return value;
}

void vmt_running_lock(void)
{
    vmt_quick_lock(&change_lock);
}

void vmt_running_unlock(void)
{
    vmt_quick_unlock(&change_lock);
}
