/*
 * vmtimer/clock.h - what time is it, on four clocks
 *
 * Names and meaning are QEMU's (include/qemu/timer.h of 10.2); where we differ,
 * the contract says so. Times are ns in int64_t unless a name ends in _ms, _us.
 * Every function may be called from any thread and from any callback, unless
 * its contract says otherwise.
 */
#ifndef VMTIMER_CLOCK_H
#define VMTIMER_CLOCK_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What old objects call by the same name and mean otherwise has a second symbol,
 * which is what these headers reach (compat/README.md).
 */
#define VMTIMER_SYMBOL(name) __asm__("vmtimer_" #name)

/* A timer's unit, in ns. */
#define SCALE_MS 1000000
#define SCALE_US 1000
#define SCALE_NS 1

#define NANOSECONDS_PER_SECOND 1000000000LL
#define MICROSECONDS_PER_SECOND 1000000LL

/**
 * QEMUClockType - the clocks; the values are stable
 * @QEMU_CLOCK_REALTIME: CLOCK_MONOTONIC; never stops
 * @QEMU_CLOCK_VIRTUAL: ns counted while the machine runs. Starts at 0, running
 *     and enabled (QEMU from 2.7: disabled). Can be frozen, stepped and scaled
 * @QEMU_CLOCK_HOST: CLOCK_REALTIME in ns (QEMU: us); follows a set wall clock
 * @QEMU_CLOCK_VIRTUAL_RT: running time like VIRTUAL, also while a source
 *     (icount) drives VIRTUAL
 */
typedef enum QEMUClockType {
    QEMU_CLOCK_REALTIME = 0,
    QEMU_CLOCK_VIRTUAL = 1,
    QEMU_CLOCK_HOST = 2,
    QEMU_CLOCK_VIRTUAL_RT = 3,
    QEMU_CLOCK_MAX
} QEMUClockType;

/**
 * qemu_clock_get_ns - read a clock
 *
 * A type out of range reads VIRTUAL, as in QEMU.
 */
int64_t qemu_clock_get_ns(QEMUClockType type);

/* The same in ms and us, cut off towards zero. */
static __inline__ int64_t qemu_clock_get_ms(QEMUClockType type)
{
    return qemu_clock_get_ns(type) / SCALE_MS;
}

static __inline__ int64_t qemu_clock_get_us(QEMUClockType type)
{
    return qemu_clock_get_ns(type) / SCALE_US;
}

/**
 * qemu_clock_enable - let a clock's timers fire, or not
 *
 * Disabled: nothing fires, deadlines are -1, timers stay armed and in order;
 * the clock reads on. A change notifies every list of the clock (QEMU: only that
 * to enabled). Disabling returns when no callback of this clock runs in another
 * thread: the caller must hold no lock which such a callback takes. From inside any
 * callback, of a timer of whatever clock or of anything else, it only marks the
 * clock and returns (QEMU hangs).
 */
void qemu_clock_enable(QEMUClockType type, bool enabled)
    VMTIMER_SYMBOL(qemu_clock_enable);

/**
 * qemu_clock_notify - tell every list of a clock that its time has moved
 *
 * For who drives a clock by a source of his own: call it after a jump. Their
 * callbacks are called in order of the lists' creation, in this thread.
 */
void qemu_clock_notify(QEMUClockType type);

/* False when a source (icount) says that deadlines are none of the loop's. */
bool qemu_clock_use_for_deadline(QEMUClockType type);

/**
 * Notifier - a callback on a list of the library's (QEMU's qemu/notify.h)
 *
 * The memory is the caller's and stays where it is while registered.
 */
typedef struct Notifier Notifier;
struct Notifier {
    void (*notify)(Notifier *notifier, void *data);
    struct {
        Notifier *le_next;
        Notifier **le_prev;
    } node; /* the library's */
};

/**
 * qemu_clock_register_reset_notifier - learn that the wall clock was set
 *
 * Gone from QEMU in 4.2, kept here. @notifier is called once per set of the
 * host clock (forwards, backwards, resume from suspend) with a pointer to the
 * new time (int64_t, ns), in the main loop's thread, or in that of the first
 * context that notices when there is no main loop. Learned from timerfd's
 * TFD_TIMER_CANCEL_ON_SET (timerfd_create(2)), not by comparing reads, so only
 * while a loop takes turns. Only QEMU_CLOCK_HOST is ever set. Several are called
 * in order of registration; one may register and unregister any. Unregistering
 * looks at @notifier alone; one that is not registered is left in peace. It returns
 * when @notifier runs in no other thread: hold no lock then which that takes.
 */
void qemu_clock_register_reset_notifier(QEMUClockType type, Notifier *notifier);
void qemu_clock_unregister_reset_notifier(QEMUClockType type,
                                          Notifier *notifier);

/* The value the last read of HOST gave; set what is remembered. Others: 0. */
uint64_t qemu_clock_get_last(QEMUClockType type);
void qemu_clock_set_last(QEMUClockType type, uint64_t last);

/* CLOCK_MONOTONIC and CLOCK_REALTIME, in ns, whatever sources are set. */
int64_t get_clock(void);
int64_t get_clock_realtime(void);

/**
 * cpu_get_clock - ns that the machine has been running
 *
 * What VIRTUAL (while no source is set) and VIRTUAL_RT read. An archive member
 * of its own: a program may define it itself.
 */
int64_t cpu_get_clock(void);

/**
 * cpu_disable_ticks, cpu_enable_ticks - freeze and continue the running time
 *
 * VIRTUAL reads one value while frozen and goes on from it: exactly 0, if that is
 * the first use of running time. Timers due at the frozen value still fire. Idempotent. Every context re-arms.
 */
void cpu_disable_ticks(void);
void cpu_enable_ticks(void);

/**
 * cpu_get_host_ticks - the host CPU's cycle counter
 * cpu_get_ticks - the same while the machine runs; never goes back
 *
 * Where the CPU has no counter that a program may read: get_clock().
 */
int64_t cpu_get_host_ticks(void);
int64_t cpu_get_ticks(void);

/* The sooner of two timeouts; a negative one is never. */
static __inline__ int64_t qemu_soonest_timeout(int64_t timeout1, int64_t timeout2)
{
    return (uint64_t)timeout1 < (uint64_t)timeout2 ? timeout1 : timeout2;
}

/**
 * qemu_timeout_ns_to_ms - a timeout for poll(2)
 *
 * Negative: -1. Otherwise rounded up, at most INT32_MAX for every large value
 * (QEMU's rounding overflows near INT64_MAX).
 */
int qemu_timeout_ns_to_ms(int64_t ns);

/* 60 s; kept because it is declared. Nothing here uses it. */
static __inline__ int64_t get_max_clock_jump(void)
{
    return (int64_t)60 * 1000 * SCALE_MS;
}

/**
 * muldiv64 - a * b / c without losing bits in between
 * muldiv64_round_up - the same, rounded up
 *
 * The result is cut to 64 bits; @c must not be 0.
 */
uint64_t muldiv64(uint64_t a, uint32_t b, uint32_t c);
uint64_t muldiv64_round_up(uint64_t a, uint32_t b, uint32_t c);

#ifdef __cplusplus
}
#endif

#endif
