/*
 * vmtimer/throttle.h - leaky buckets: how much may pass, and when the next may
 *
 * Names and meaning are QEMU's (include/qemu/throttle.h of 7.2). A request asks
 * throttle_schedule_timer; if it must wait, the timer's callback says when to ask
 * again; when it passes, throttle_account fills the buckets. One thread at a time
 * for each state; timers run in their context's thread.
 */
#ifndef VMTIMER_THROTTLE_H
#define VMTIMER_THROTTLE_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "aio.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The most that a limit may be. */
#define THROTTLE_VALUE_MAX 1000000000000000LL

typedef enum {
    THROTTLE_BPS_TOTAL,
    THROTTLE_BPS_READ,
    THROTTLE_BPS_WRITE,
    THROTTLE_OPS_TOTAL,
    THROTTLE_OPS_READ,
    THROTTLE_OPS_WRITE,
    BUCKETS_COUNT
} BucketType;

/**
 * LeakyBucket - one limit
 * @avg: units per second in the long run; 0: no limit
 * @max: units per second in a burst; 0: bursts hold a tenth of a second of @avg
 * @burst_length: how many seconds a burst may last; at least 1
 * @level, @burst_level: how full it is, of @avg's and of @max's making
 */
typedef struct LeakyBucket {
    uint64_t avg;
    uint64_t max;
    double level;
    double burst_level;
    uint64_t burst_length;
} LeakyBucket;

/**
 * ThrottleConfig - all limits
 * @op_size: a request counts as one operation per @op_size bytes; 0: as one
 */
typedef struct ThrottleConfig {
    LeakyBucket buckets[BUCKETS_COUNT];
    uint64_t op_size;
} ThrottleConfig;

typedef struct ThrottleState {
    ThrottleConfig cfg;
    int64_t previous_leak; /* ns */
} ThrottleState;

/* Reads' timer, then writes'. */
typedef struct ThrottleTimers {
    QEMUTimer *timers[2];
    QEMUClockType clock_type;
    QEMUTimerCB *read_timer_cb;
    QEMUTimerCB *write_timer_cb;
    void *timer_opaque;
} ThrottleTimers;

/* Let @delta_ns of time empty a bucket. */
void throttle_leak_bucket(LeakyBucket *bkt, int64_t delta_ns);

/* ns until the bucket is no fuller than it may be; 0: it is not. */
int64_t throttle_compute_wait(LeakyBucket *bkt);

/* Without limits. */
void throttle_init(ThrottleState *ts);
void throttle_config_init(ThrottleConfig *cfg);

/**
 * throttle_timers_init - two idle timers on a context's lists
 *
 * throttle_timers_destroy frees them. Detach and attach move them to another
 * context; idle afterwards: ask again.
 */
void throttle_timers_init(ThrottleTimers *tt, AioContext *aio_context,
                          QEMUClockType clock_type, QEMUTimerCB *read_timer_cb,
                          QEMUTimerCB *write_timer_cb, void *timer_opaque);
void throttle_timers_destroy(ThrottleTimers *tt);
void throttle_timers_detach_aio_context(ThrottleTimers *tt);
void throttle_timers_attach_aio_context(ThrottleTimers *tt,
                                        AioContext *new_context);
bool throttle_timers_are_initialized(ThrottleTimers *tt);

/* Any limit at all? */
bool throttle_enabled(ThrottleConfig *cfg);

/* Do the limits go together? If not, *@errp says why. */
bool throttle_is_valid(ThrottleConfig *cfg, Error **errp);

/* New limits, with empty buckets from now on. The limits as they are. */
void throttle_config(ThrottleState *ts, QEMUClockType clock_type,
                     ThrottleConfig *cfg);
void throttle_get_config(ThrottleState *ts, ThrottleConfig *cfg);

/**
 * throttle_schedule_timer - must the next read or write wait?
 *
 * True: yes, and its timer is armed, unless it was.
 */
bool throttle_schedule_timer(ThrottleState *ts, ThrottleTimers *tt,
                             bool is_write);

/* It passed, with @size bytes. */
void throttle_account(ThrottleState *ts, bool is_write, uint64_t size);

#ifdef __cplusplus
}
#endif

#endif
