/*
 * migrate: a migration's rounds, a guest that keeps writing, and its throttling.
 *
 *   migrate figures [slow-tail]   rounds on standard input: bytes dirty, bytes sent
 *   migrate live [slow-tail]      two vCPU threads write to 64 MiB of pages, which
 *                                 are sent over 100 MB/s, until few are left
 *
 * Prints a line for each round, or for all of 100 ms: ms, throttle percentage, dirty
 * and sent in MB/s; of figures, the round's number and the percentage.
 */
#include "auto-converge.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <vmtimer.h>

enum {
    PAGE = 4096,
    PAGES = 16384,
    VCPUS = 2,
    WRITES = 4,            /* of a vCPU in a stretch of work */
    STRETCH_NS = 125000,
    SENT_PER_MS = 25,      /* pages */
    PERIOD_MS = 100,       /* rounds are judged together until it is over */
    FEW = PAGES / 64,      /* for the guest to be stopped meanwhile */
    LONGEST_MS = 30000,
};

static AutoConverge converge = AUTO_CONVERGE_DEFAULTS;

static int judge_figures(void)
{
    uint64_t dirty, sent;

    for (unsigned round = 1;
         scanf("%" SCNu64 " %" SCNu64, &dirty, &sent) == 2; round++) {
        auto_converge_round_over(&converge, dirty, sent);
        printf("%u %d\n", round, cpu_throttle_get_percentage());
    }
    cpu_throttle_stop();
    return 0;
}

static uint8_t is_dirty[PAGES];
static bool is_over;

static void sleep_until(int64_t ns)
{
    struct timespec at = {.tv_sec = (time_t)(ns / NANOSECONDS_PER_SECOND),
                          .tv_nsec = (long)(ns % NANOSECONDS_PER_SECOND)};

    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

/* Work that was not done is not made up for; that slept beyond a stretch is. */
static void *run_vcpu(void *opaque)
{
    uint64_t noise = (uintptr_t)opaque;
    VmtimerVcpu vcpu = {.kick = NULL};
    int64_t next_ns = get_clock();

    vmtimer_vcpu_register(&vcpu);
    while (!__atomic_load_n(&is_over, __ATOMIC_ACQUIRE)) {
        for (int i = 0; i < WRITES; i++) {
            noise = noise * UINT64_C(6364136223846793005) + 1442695040888963407;
            __atomic_store_n(&is_dirty[(noise >> 33) % PAGES], 1,
                             __ATOMIC_RELAXED);
        }
        next_ns += STRETCH_NS + vmtimer_vcpu_throttle_point(&vcpu);
        sleep_until(next_ns);
    }
    vmtimer_vcpu_unregister(&vcpu);
    return NULL;
}

typedef struct Migration {
    QEMUTimer *round_over; /* what the round sends has been sent */
    int64_t start_ms;
    int64_t period_start_ms;
    unsigned to_send;      /* pages: in this round, */
    unsigned sent;         /* in this period */
    unsigned dirty;
    unsigned rounds;
} Migration;

static int64_t now_ms(void)
{
    return qemu_clock_get_ms(QEMU_CLOCK_REALTIME);
}

/* What became dirty is what the next round sends. */
static unsigned collect_dirty(void)
{
    unsigned count = 0;

    for (int i = 0; i < PAGES; i++) {
        count += __atomic_exchange_n(&is_dirty[i], 0, __ATOMIC_RELAXED);
    }
    return count;
}

static void start_round(Migration *m, unsigned to_send)
{
    m->to_send = to_send;
    timer_mod(m->round_over, now_ms() + to_send / SENT_PER_MS + 1);
}

static double megabytes_per_second(unsigned pages, int64_t ms)
{
    return (double)pages * PAGE / 1e6 / ((double)ms / 1e3);
}

static void judge_period(Migration *m)
{
    int64_t ms = now_ms() - m->period_start_ms;

    printf("%" PRId64 " %d %.1f %.1f\n", now_ms() - m->start_ms,
           cpu_throttle_get_percentage(), megabytes_per_second(m->dirty, ms),
           megabytes_per_second(m->sent, ms));
    auto_converge_round_over(&converge, (uint64_t)m->dirty * PAGE,
                             (uint64_t)m->sent * PAGE);
    m->period_start_ms = now_ms();
    m->dirty = m->sent = 0;
}

static void on_round_over(void *opaque)
{
    Migration *m = opaque;
    unsigned dirty = collect_dirty();

    m->rounds++;
    m->dirty += dirty;
    m->sent += m->to_send;
    bool is_last = dirty <= FEW || now_ms() - m->start_ms > LONGEST_MS;
    if (is_last || now_ms() - m->period_start_ms >= PERIOD_MS) {
        judge_period(m);
    }
    __atomic_store_n(&is_over, is_last, __ATOMIC_RELEASE);
    if (!is_last) {
        start_round(m, dirty);
    }
}

static int migrate(void)
{
    Migration m = {.start_ms = now_ms(), .period_start_ms = now_ms()};
    pthread_t threads[VCPUS];

    m.round_over = timer_new_ms(QEMU_CLOCK_REALTIME, on_round_over, &m);
    for (uintptr_t i = 0; i < VCPUS; i++) {
        pthread_create(&threads[i], NULL, run_vcpu, (void *)(i + 1));
    }
    start_round(&m, PAGES);
    while (!is_over) {
        main_loop_wait(false);
    }
    cpu_throttle_stop();
    for (int i = 0; i < VCPUS; i++) {
        pthread_join(threads[i], NULL);
    }
    timer_free(m.round_over);
    fprintf(stderr, "%u rounds in %" PRId64 " ms\n", m.rounds,
            now_ms() - m.start_ms);
    return now_ms() - m.start_ms > LONGEST_MS;
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "";

    qemu_init_main_loop(&error_fatal);
    converge.has_slow_tail = argc > 2 && strcmp(argv[2], "slow-tail") == 0;
    if (strcmp(how, "figures") == 0) {
        return judge_figures();
    }
    if (strcmp(how, "live") == 0) {
        return migrate();
    }
    fprintf(stderr, "usage: migrate figures | live [slow-tail]\n");
    return 2;
}
