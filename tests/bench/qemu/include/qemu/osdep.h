/*
 * What QEMU 7.2's util/qemu-timer.c needs of QEMU, and no more: cheap stand-ins,
 * never dearer than the real ones. The file and qemu/timer.h are QEMU's own.
 */
#ifndef BENCH_OSDEP_H
#define BENCH_OSDEP_H

#include <assert.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>
#include <sys/time.h>
#include <time.h>

#define CONFIG_POSIX 1
#define CONFIG_PPOLL 1

#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#ifndef MIN
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif

#define g_new0(type, count) ((type *)calloc(count, sizeof(type)))
#define g_free free
typedef unsigned guint;
typedef struct GPollFD GPollFD;

/* <sys/queue.h>'s; QEMU's differ in the name */
#define QLIST_HEAD LIST_HEAD
#define QLIST_ENTRY LIST_ENTRY
#define QLIST_INIT LIST_INIT
#define QLIST_INSERT_HEAD LIST_INSERT_HEAD
#define QLIST_REMOVE LIST_REMOVE
#define QLIST_FOREACH(var, head, field) LIST_FOREACH(var, head, field)

#define qatomic_read(p) __atomic_load_n(p, __ATOMIC_RELAXED)
#define qatomic_set(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)

typedef pthread_mutex_t QemuMutex;
#define qemu_mutex_init(m) pthread_mutex_init(m, NULL)
#define qemu_mutex_destroy pthread_mutex_destroy
#define qemu_mutex_lock pthread_mutex_lock
#define qemu_mutex_unlock pthread_mutex_unlock

/* Nobody waits: the futex is left out, the atomics are there. */
typedef struct QemuEvent {
    unsigned value;
} QemuEvent;

static inline void qemu_event_init(QemuEvent *event, bool is_set)
{
    event->value = is_set ? 0 : 1;
}

static inline void qemu_event_reset(QemuEvent *event)
{
    __atomic_fetch_or(&event->value, 1, __ATOMIC_SEQ_CST);
}

static inline void qemu_event_set(QemuEvent *event)
{
    __atomic_exchange_n(&event->value, 0, __ATOMIC_SEQ_CST);
}

static inline void qemu_event_wait(QemuEvent *event)
{
    (void)event;
}

/* typedefs.h's */
typedef struct AioContext AioContext;
typedef struct QEMUFile QEMUFile;
typedef struct QEMUTimer QEMUTimer;
typedef struct QEMUTimerListGroup QEMUTimerListGroup;

extern int64_t bench_now_ns;

static inline int64_t cpus_get_virtual_clock(void)
{
    return bench_now_ns;
}

#define cpu_get_clock cpus_get_virtual_clock

/* No loop of QEMU's is here to be told. */
static inline void qemu_notify_event(void)
{
}

static inline void icount_start_warp_timer(void)
{
}

#define icount_enabled() 0
#define REPLAY_MODE_NONE 0
#define replay_mode REPLAY_MODE_NONE
enum { CHECKPOINT_CLOCK_HOST, CHECKPOINT_CLOCK_VIRTUAL,
       CHECKPOINT_CLOCK_VIRTUAL_RT };
#define replay_checkpoint(checkpoint) true
#define REPLAY_CLOCK(clock, value) (value)

#endif
