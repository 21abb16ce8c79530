/*
 * clock: what time is it, on four clocks; who drives them; who wants to know.
 */
#ifndef VMT_TIME_CLOCK_H
#define VMT_TIME_CLOCK_H

#include "base/audience.h"
#include "base/base.h"
#include "vmtimer/extras.h"

#include <stdatomic.h>
#include <time.h>

/* How clocks differ, a row per clock. */
typedef struct VmtClockKind {
    const char *name;
    clockid_t kernel_clock;
    int timerfd_flags;
    bool stops_with_the_machine;
    VmtimerClockSource own;
} VmtClockKind;

const VmtClockKind *vmt_clock_kind(QEMUClockType type);

/* Who drives a clock; immutable, and never freed. */
typedef struct VmtClockBinding VmtClockBinding;
struct VmtClockBinding {
    const VmtimerClockSource *source;
    void *opaque;
    VmtClockBinding *next;
};

/* What passes and armings look at, each time. */
typedef struct VmtClockState {
    _Atomic bool disabled; /* so that zero is a clock's first state */
    _Atomic(const VmtClockBinding *) binding; /* NULL: its own */
} VmtClockState;

extern VmtClockState vmt_clock_states[QEMU_CLOCK_MAX]
    __attribute__((visibility("hidden")));

/* Out of range is VIRTUAL, as in QEMU. */
static inline QEMUClockType vmt_clock_sane(QEMUClockType type)
{
    return (unsigned)type < QEMU_CLOCK_MAX ? type : QEMU_CLOCK_VIRTUAL;
}

static inline VmtClockState *vmt_clock_state(QEMUClockType type)
{
    return &vmt_clock_states[vmt_clock_sane(type)];
}

static inline bool vmt_clock_is_enabled(const VmtClockState *clock)
{
    return !atomic_load(&clock->disabled);
}

/* NULL: the clock is its own, and none of the questions below is asked. */
static inline const VmtClockBinding *vmt_clock_binding(const VmtClockState *clock)
{
    return atomic_load_explicit(&clock->binding, memory_order_acquire);
}

static inline bool vmt_clock_has_source(QEMUClockType type)
{
    return vmt_clock_binding(vmt_clock_state(type)) != NULL;
}

/* The source's answers, or what its missing functions mean. */
bool vmt_clock_kernel_deadline(QEMUClockType type, int64_t expire_ns,
                               int64_t *ret_kernel_ns);
bool vmt_clock_ask_before_pass(const VmtClockBinding *binding);
bool vmt_clock_before_timer(const VmtClockState *clock, const QEMUTimer *ts);
void vmt_clock_tell_new_head(const VmtClockBinding *binding);

static inline bool vmt_clock_before_pass(const VmtClockState *clock)
{
    const VmtClockBinding *binding = vmt_clock_binding(clock);

    return !binding || vmt_clock_ask_before_pass(binding);
}

static inline bool vmt_clock_asks_before_timer(const VmtClockState *clock)
{
    const VmtClockBinding *binding = vmt_clock_binding(clock);

    return vmt_unlikely(binding && binding->source->before_timer);
}

static inline void vmt_clock_new_head(const VmtClockState *clock)
{
    const VmtClockBinding *binding = vmt_clock_binding(clock);

    if (binding) {
        vmt_clock_tell_new_head(binding);
    }
}

/*
 * How often lists that follow running time got a new head; from the first asking on.
 * For who asks twice: none in between that this thread could know of.
 */
typedef struct VmtNewHeads {
    _Atomic bool are_counted;
    _Atomic unsigned count;
} VmtNewHeads;

extern VmtNewHeads vmt_new_heads __attribute__((visibility("hidden")));

static inline unsigned vmt_clock_new_heads(void)
{
    VmtNewHeads *heads = &vmt_new_heads;

    if (!atomic_load_explicit(&heads->are_counted, memory_order_relaxed)) {
        atomic_store(&heads->are_counted, true);
    }
    return atomic_load_explicit(&heads->count, memory_order_acquire);
}

static inline void vmt_clock_count_new_head(QEMUClockType type)
{
    VmtNewHeads *heads = &vmt_new_heads;

    if (vmt_unlikely(atomic_load_explicit(&heads->are_counted,
                                          memory_order_relaxed))
        && vmt_clock_kind(type)->stops_with_the_machine) {
        atomic_fetch_add(&heads->count, 1);
    }
}

/*
 * Who hears of a clock's changes, in order of vmt_clock_listen; and runs timers by
 * it. @on_change and @wait_for_passes are called without a lock, and unlisten returns
 * when no other thread is in them. The latter returns when no pass runs, or the clock
 * is enabled again; @end_wait: that is to be looked at now. Of running time it hears
 * only while *@only_while is not 0; NULL: always.
 */
typedef struct VmtClockListener VmtClockListener;
struct VmtClockListener {
    VmtListener listener;
    void (*on_change)(VmtClockListener *listener);
    void (*wait_for_passes)(VmtClockListener *listener);
    void (*end_wait)(VmtClockListener *listener);
    _Atomic(const _Atomic unsigned *) only_while;
};

/* Is it to hear of running time now? */
static inline bool vmt_clock_follows_running(const VmtClockListener *listener)
{
    const _Atomic unsigned *only_while = atomic_load_explicit(
        &listener->only_while, memory_order_acquire);

    return !only_while || atomic_load_explicit(only_while, memory_order_acquire);
}

void vmt_clock_listen(QEMUClockType type, VmtClockListener *listener);
void vmt_clock_unlisten(QEMUClockType type, VmtClockListener *listener);

extern VmtAudience vmt_clock_audiences[QEMU_CLOCK_MAX]
    __attribute__((visibility("hidden")));

static inline VmtAudience *vmt_clock_audience(QEMUClockType type)
{
    return &vmt_clock_audiences[vmt_clock_sane(type)];
}

/*
 * qemu_clock_notify of all clocks that stop with the machine, for who follows their
 * time. The registry's lock is held, and let go over each call and in the end.
 */
void vmt_clock_notify_running(void);

/* The lists of listeners, as a whole. */
extern VmtQuickLock vmt_clock_registry __attribute__((visibility("hidden")));

static inline void vmt_clock_lock_registry(void)
{
    vmt_quick_lock(&vmt_clock_registry);
}

/* For who has a list's lock. */
static inline bool vmt_clock_try_lock_registry(void)
{
    return vmt_quick_try_lock(&vmt_clock_registry);
}

static inline void vmt_clock_unlock_registry(void)
{
    vmt_quick_unlock(&vmt_clock_registry);
}

/* fork, the lock held: the child has only the forking thread's tellings. */
void vmt_clock_renew_registry_in_child(void);

#endif
