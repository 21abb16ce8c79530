/*
 * threads: several threads arm and delete while one runs the list.
 *
 *     model-threads [ROUNDS [SEED]]
 *
 * Each thread has timers of its own, for which it can say exactly how often they
 * must have fired, and shares others, which only have to keep the list in order.
 */
#include "fake-clock.h"
#include "random.h"
#include "share.h"
#include "vmtimer.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 3, OWN = 8, SHARED = 8 };

typedef struct Counted {
    QEMUTimer timer;
    _Atomic unsigned fired;
} Counted;

typedef struct Armer {
    pthread_t thread;
    uint64_t seed;
    uint64_t rounds;
    uint64_t deleted;
    uint64_t fired;
    Counted own[OWN];
} Armer;

static QEMUTimerList *list;
static Counted shared[SHARED];
static _Atomic bool is_over;

static void on_fire(void *opaque)
{
    Counted *counted = opaque;

    counted->fired++;
}

static int64_t some_time_ns(uint64_t *seed)
{
    return fake_clock_ns(QEMU_CLOCK_REALTIME)
           + (int64_t)(random_number(seed) % 64) - 16;
}

/* Passes of several threads overlap, and the clock may go back a little. */
static void run_the_list_once(void)
{
    fake_clock_advance_ns(QEMU_CLOCK_REALTIME, 8);
    timerlist_run_timers(list);
}

/* Arm it 1 to 3 times, delete it: every arming fired, was moved or deleted. */
static void round_of_one(Armer *armer, Counted *counted)
{
    unsigned before = counted->fired;
    unsigned arms = 1 + (unsigned)(random_number(&armer->seed) % 3);

    for (unsigned i = 0; i < arms; i++) {
        timer_mod(&counted->timer, some_time_ns(&armer->seed));
    }
    for (uint64_t i = random_number(&armer->seed) % 8; i > 0; i--) {
        run_the_list_once();
    }
    bool was_pending = vmtimer_del_sync(&counted->timer);
    unsigned fired = counted->fired - before;
    if (fired + was_pending < 1 || fired + was_pending > arms) {
        fprintf(stderr, "armed %u times, fired %u times, deleted: %d\n", arms,
                fired, was_pending);
        abort();
    }
    if (timer_pending(&counted->timer)) {
        fprintf(stderr, "pending after vmtimer_del_sync\n");
        abort();
    }
    armer->deleted += was_pending;
    armer->fired += fired;
}

static void disturb_the_shared(Armer *armer)
{
    uint64_t number = random_number(&armer->seed);
    QEMUTimer *ts = &shared[number % SHARED].timer;

    switch (number / SHARED % 4) {
    case 0:
        timer_del(ts);
        break;
    case 1:
        timer_mod_anticipate(ts, some_time_ns(&armer->seed));
        break;
    default:
        timer_mod(ts, some_time_ns(&armer->seed));
        break;
    }
}

static void *arm_and_delete(void *opaque)
{
    Armer *armer = opaque;

    for (uint64_t i = 0; i < armer->rounds; i++) {
        round_of_one(armer, &armer->own[i % OWN]);
        disturb_the_shared(armer);
        timerlist_deadline_ns(list);
        timer_pending(&shared[i % SHARED].timer);
    }
    return NULL;
}

static void *run_the_list(void *opaque)
{
    while (!is_over) {
        run_the_list_once();
        vmtimer_check(list);
    }
    return NULL;
}

static void on_notify(void *opaque, QEMUClockType type)
{
}

static void init_counted(Counted *counted, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        timer_init_tl(&counted[i].timer, list, SCALE_NS, on_fire, &counted[i]);
    }
}

int main(int argc, char **argv)
{
    static Armer armers[THREADS];
    uint64_t rounds = share_unless_said(argv[1], 300000);
    uint64_t seed = random_seed(argc > 2 ? argv[2] : NULL);
    uint64_t fired = 0, deleted = 0;
    pthread_t runner;

    printf("model-threads %" PRIu64 " %" PRIu64 "\n", rounds, seed);
    fflush(stdout);
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, 1000);
    list = timerlist_new(QEMU_CLOCK_REALTIME, on_notify, NULL);
    init_counted(shared, SHARED);
    pthread_create(&runner, NULL, run_the_list, NULL);
    for (int i = 0; i < THREADS; i++) {
        armers[i].seed = random_number(&seed);
        armers[i].rounds = rounds / THREADS;
        init_counted(armers[i].own, OWN);
        pthread_create(&armers[i].thread, NULL, arm_and_delete, &armers[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(armers[i].thread, NULL);
        fired += armers[i].fired;
        deleted += armers[i].deleted;
    }
    is_over = true;
    pthread_join(runner, NULL);
    for (int i = 0; i < SHARED; i++) {
        timer_del(&shared[i].timer);
    }
    timerlist_free(list); /* stops the program if one is pending */
    fake_clock_remove_all();
    printf("%" PRIu64 " fired, %" PRIu64 " deleted\n", fired, deleted);
    return fired && deleted ? 0 : 1;
}
