/*
 * throttle: leaky buckets: how much may pass, and when the next may.
 *
 *   |~~~~|  a request pours in its size; the bucket leaks avg per second;
 *   |    |  above the brim the next one waits until it has leaked back.
 *   |_  _|  With bursts there is a second bucket that leaks max per second.
 *      '
 *
 * Bytes and operations, in total or for reads and writes apart: six buckets, and a
 * request waits for the slowest of the four that concern it.
 *
 * Lock: none; the caller's.
 */
#include "vmtimer/throttle.h"

#include "parts/contract.h"

#include <string.h>

/* A bucket without bursts holds this part of a second's worth. */
enum { PARTS_OF_A_SECOND = 10 };

/* What a request fills: bytes or operations, in total and by direction. */
static const BucketType concerned[2][4] = {
    {THROTTLE_BPS_TOTAL, THROTTLE_OPS_TOTAL, THROTTLE_BPS_READ,
     THROTTLE_OPS_READ},
    {THROTTLE_BPS_TOTAL, THROTTLE_OPS_TOTAL, THROTTLE_BPS_WRITE,
     THROTTLE_OPS_WRITE},
};

static bool has_long_bursts(const LeakyBucket *bkt)
{
    return bkt->burst_length > 1;
}

/* @level after @delta_ns of leaking @rate per second. */
static double leak(double level, uint64_t rate, int64_t delta_ns)
{
    double left = level - (double)rate * (double)delta_ns
                              / (double)NANOSECONDS_PER_SECOND;

    return left > 0 ? left : 0;
}

void throttle_leak_bucket(LeakyBucket *bkt, int64_t delta_ns)
{
    bkt->level = leak(bkt->level, bkt->avg, delta_ns);
    if (has_long_bursts(bkt)) {
        bkt->burst_level = leak(bkt->burst_level, bkt->max, delta_ns);
    }
}

/* ns for what is above the brim to leak away at @rate; 0: nothing is. */
static int64_t wait_for(double level, double brim, uint64_t rate)
{
    double wait_ns = (level - brim) * (double)NANOSECONDS_PER_SECOND
                     / (double)rate;

    if (wait_ns >= (double)INT64_MAX) {
        return INT64_MAX;
    }
    return wait_ns > 0 ? (int64_t)wait_ns : 0;
}

int64_t throttle_compute_wait(LeakyBucket *bkt)
{
    if (!bkt->avg) {
        return 0;
    }
    if (!bkt->max) {
        return wait_for(bkt->level, (double)bkt->avg / PARTS_OF_A_SECOND,
                        bkt->avg);
    }
    int64_t wait_ns = wait_for(
        bkt->level, (double)bkt->max * (double)bkt->burst_length, bkt->avg);
    if (!wait_ns && has_long_bursts(bkt)) {
        wait_ns = wait_for(bkt->burst_level,
                           (double)bkt->max / PARTS_OF_A_SECOND, bkt->max);
    }
    return wait_ns;
}

/* The slowest of the buckets that a request concerns. */
static int64_t longest_wait(ThrottleState *ts, bool is_write)
{
    int64_t longest_ns = 0;

    for (int i = 0; i < 4; i++) {
        int64_t wait_ns = throttle_compute_wait(
            &ts->cfg.buckets[concerned[is_write][i]]);

        if (wait_ns > longest_ns) {
            longest_ns = wait_ns;
        }
    }
    return longest_ns;
}

static void leak_until(ThrottleState *ts, int64_t now_ns)
{
    int64_t delta_ns = now_ns - ts->previous_leak;

    ts->previous_leak = now_ns;
    for (int i = 0; delta_ns > 0 && i < BUCKETS_COUNT; i++) {
        throttle_leak_bucket(&ts->cfg.buckets[i], delta_ns);
    }
}

void throttle_config_init(ThrottleConfig *cfg)
{
    *cfg = (ThrottleConfig){0};
    for (int i = 0; i < BUCKETS_COUNT; i++) {
        cfg->buckets[i].burst_length = 1;
    }
}

void throttle_init(ThrottleState *ts)
{
    *ts = (ThrottleState){0};
    throttle_config_init(&ts->cfg);
}

bool throttle_timers_are_initialized(ThrottleTimers *tt)
{
    return tt->timers[0] != NULL;
}

void throttle_timers_attach_aio_context(ThrottleTimers *tt,
                                        AioContext *new_context)
{
    CONTRACT(!throttle_timers_are_initialized(tt), "detach the timers first");
    tt->timers[0] = aio_timer_new(new_context, tt->clock_type, SCALE_NS,
                                  tt->read_timer_cb, tt->timer_opaque);
    tt->timers[1] = aio_timer_new(new_context, tt->clock_type, SCALE_NS,
                                  tt->write_timer_cb, tt->timer_opaque);
}

void throttle_timers_init(ThrottleTimers *tt, AioContext *aio_context,
                          QEMUClockType clock_type, QEMUTimerCB *read_timer_cb,
                          QEMUTimerCB *write_timer_cb, void *timer_opaque)
{
    *tt = (ThrottleTimers){
        .clock_type = clock_type,
        .read_timer_cb = read_timer_cb,
        .write_timer_cb = write_timer_cb,
        .timer_opaque = timer_opaque,
    };
    throttle_timers_attach_aio_context(tt, aio_context);
}

static void free_timers(ThrottleTimers *tt)
{
    for (int i = 0; i < 2; i++) {
        timer_free(tt->timers[i]);
        tt->timers[i] = NULL;
    }
}

void throttle_timers_detach_aio_context(ThrottleTimers *tt)
{
    CONTRACT(throttle_timers_are_initialized(tt), "there are no timers");
    free_timers(tt);
}

void throttle_timers_destroy(ThrottleTimers *tt)
{
    CONTRACT(throttle_timers_are_initialized(tt), "there are no timers");
    free_timers(tt);
}

bool throttle_enabled(ThrottleConfig *cfg)
{
    for (int i = 0; i < BUCKETS_COUNT; i++) {
        if (cfg->buckets[i].avg > 0) {
            return true;
        }
    }
    return false;
}

/* A limit in total and one by direction exclude each other. */
static bool is_mixed(const LeakyBucket *total)
{
    const LeakyBucket *read = total + 1;
    const LeakyBucket *write = total + 2;

    return (total->avg && (read->avg || write->avg))
           || (total->max && (read->max || write->max));
}

static const char *fault_of_bucket(const LeakyBucket *bkt)
{
    if (bkt->avg > THROTTLE_VALUE_MAX || bkt->max > THROTTLE_VALUE_MAX) {
        return "a limit is negative, or more than 1000000000000000";
    }
    if (!bkt->burst_length) {
        return "a burst lasts at least one second";
    }
    if (has_long_bursts(bkt) && !bkt->max) {
        return "a burst length needs a burst limit (max)";
    }
    if (bkt->max && bkt->burst_length > THROTTLE_VALUE_MAX / bkt->max) {
        return "this burst limit cannot last that long";
    }
    if (bkt->max && !bkt->avg) {
        return "a burst limit (max) needs a limit for the long run (avg)";
    }
    if (bkt->max && bkt->max < bkt->avg) {
        return "a burst limit (max) is at least that of the long run (avg)";
    }
    return NULL;
}

static const char *fault_of(const ThrottleConfig *cfg)
{
    const LeakyBucket *b = cfg->buckets;
    const char *fault = NULL;

    if (is_mixed(&b[THROTTLE_BPS_TOTAL]) || is_mixed(&b[THROTTLE_OPS_TOTAL])) {
        return "a limit in total excludes limits for reads or writes";
    }
    if (cfg->op_size && !b[THROTTLE_OPS_TOTAL].avg && !b[THROTTLE_OPS_READ].avg
        && !b[THROTTLE_OPS_WRITE].avg) {
        return "an operation's size needs a limit on operations";
    }
    for (int i = 0; !fault && i < BUCKETS_COUNT; i++) {
        fault = fault_of_bucket(&b[i]);
    }
    return fault;
}

bool throttle_is_valid(ThrottleConfig *cfg, Error **errp)
{
    const char *fault = fault_of(cfg);

    if (fault) {
        error_setg(errp, "%s", fault);
    }
    return !fault;
}

void throttle_config(ThrottleState *ts, QEMUClockType clock_type,
                     ThrottleConfig *cfg)
{
    ts->cfg = *cfg;
    for (int i = 0; i < BUCKETS_COUNT; i++) {
        ts->cfg.buckets[i].level = 0;
        ts->cfg.buckets[i].burst_level = 0;
    }
    ts->previous_leak = qemu_clock_get_ns(clock_type);
}

void throttle_get_config(ThrottleState *ts, ThrottleConfig *cfg)
{
    *cfg = ts->cfg;
}

bool throttle_schedule_timer(ThrottleState *ts, ThrottleTimers *tt,
                             bool is_write)
{
    int64_t now_ns = qemu_clock_get_ns(tt->clock_type);

    leak_until(ts, now_ns);
    int64_t wait_ns = longest_wait(ts, is_write);
    if (!wait_ns) {
        return false;
    }
    CONTRACT(throttle_timers_are_initialized(tt), "there are no timers");
    if (!timer_pending(tt->timers[is_write])) {
        timer_mod(tt->timers[is_write],
                  wait_ns < INT64_MAX - now_ns ? now_ns + wait_ns : INT64_MAX);
    }
    return true;
}

static void fill(LeakyBucket *bkt, double units)
{
    bkt->level += units;
    if (has_long_bursts(bkt)) {
        bkt->burst_level += units;
    }
}

void throttle_account(ThrottleState *ts, bool is_write, uint64_t size)
{
    const BucketType *b = concerned[is_write];
    double operations = 1;

    if (ts->cfg.op_size && size > ts->cfg.op_size) {
        operations = (double)size / (double)ts->cfg.op_size;
    }
    fill(&ts->cfg.buckets[b[0]], (double)size);
    fill(&ts->cfg.buckets[b[1]], operations);
    fill(&ts->cfg.buckets[b[2]], (double)size);
    fill(&ts->cfg.buckets[b[3]], operations);
}
