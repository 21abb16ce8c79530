/*
 * arms: no timer armed from another thread is lost.
 *
 *     kernel-arms [ARMS]     100 000 in each test, unless told otherwise
 *
 * Two threads arm timers of all clocks, move them about, and after a few moves
 * wait for the last to fire. A wait that takes very long is a lost wake-up.
 */
#include "promise.h"
#include "share.h"
#include "threads.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { ARMERS = 2, LOST_S = 30, MOVES = 8 };

static uint64_t arms_wanted;

typedef struct Arena Arena;

typedef struct Armer {
    Arena *arena;
    QEMUTimer timers[QEMU_CLOCK_MAX];
    QEMUTimer noise; /* a head that comes and goes */
    sem_t fired;
    uint64_t random;
    int64_t expire_ns; /* of the last arm; what fires before it is early */
    QEMUClockType type;
    atomic_bool was_early;
    atomic_bool is_lost;
} Armer;

struct Arena {
    AioContext *ctx;
    Armer armers[ARMERS];
    atomic_uint armers_left;
};

/* xorshift64 */
static uint32_t draw(Armer *armer, uint32_t below)
{
    armer->random ^= armer->random << 13;
    armer->random ^= armer->random >> 7;
    armer->random ^= armer->random << 17;
    return (uint32_t)(armer->random >> 32) % below;
}

static void on_timer(void *opaque)
{
    Armer *armer = opaque;

    if (qemu_clock_get_ns(armer->type) < armer->expire_ns) {
        armer->was_early = true;
    }
    sem_post(&armer->fired);
}

static void on_noise(void *opaque)
{
}

/* Mostly soon, now and then due, or so far that it must be moved. */
static int64_t draw_delay_ns(Armer *armer)
{
    switch (draw(armer, 8)) {
    case 0:
        return 0;
    case 1:
        return draw(armer, 2000) * (int64_t)SCALE_US;
    default:
        return draw(armer, 50) * (int64_t)SCALE_US;
    }
}

static void arm(Armer *armer, QEMUClockType type, int64_t delay_ns)
{
    armer->type = type;
    armer->expire_ns = qemu_clock_get_ns(type) + delay_ns;
    timer_mod(&armer->timers[type], armer->expire_ns);
}

static bool wait_for_firing(Armer *armer)
{
    struct timespec limit;
    int result;

    clock_gettime(CLOCK_REALTIME, &limit);
    limit.tv_sec += LOST_S;
    do {
        result = sem_timedwait(&armer->fired, &limit);
    } while (result < 0 && errno == EINTR);
    return result == 0;
}

/* Far ahead, then a few times elsewhere, then soon; true: that one fired. */
static bool arm_and_wait(Armer *armer, uint64_t *ret_arms)
{
    QEMUClockType type = (QEMUClockType)draw(armer, QEMU_CLOCK_MAX);
    uint32_t moves = draw(armer, MOVES);

    for (uint32_t i = 0; i < moves; i++) {
        arm(armer, type, 3600 * NANOSECONDS_PER_SECOND - i);
        if (draw(armer, 2)) {
            timer_mod(&armer->noise, qemu_clock_get_ns(QEMU_CLOCK_REALTIME)
                                         + draw(armer, 100) * SCALE_US);
        } else {
            timer_del(&armer->noise);
        }
    }
    arm(armer, type, draw_delay_ns(armer));
    *ret_arms += moves + 1;
    return wait_for_firing(armer);
}

static void arm_many(void *opaque)
{
    Armer *armer = opaque;

    for (uint64_t arms = 0; arms < arms_wanted / ARMERS;) {
        if (!arm_and_wait(armer, &arms)) {
            armer->is_lost = true;
            break;
        }
    }
    timer_del(&armer->noise);
    atomic_fetch_sub(&armer->arena->armers_left, 1);
    aio_notify(armer->arena->ctx);
}

static Arena *arena_new(void)
{
    Arena *arena = calloc(1, sizeof *arena);

    arena->ctx = aio_context_new(NULL);
    arena->armers_left = ARMERS;
    for (unsigned i = 0; i < ARMERS; i++) {
        Armer *armer = &arena->armers[i];

        armer->arena = arena;
        armer->random = UINT64_C(88172645463325252) + i;
        sem_init(&armer->fired, 0, 0);
        for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
            aio_timer_init(arena->ctx, &armer->timers[type],
                           (QEMUClockType)type, SCALE_NS, on_timer, armer);
        }
        aio_timer_init(arena->ctx, &armer->noise, QEMU_CLOCK_REALTIME, SCALE_NS,
                       on_noise, NULL);
    }
    return arena;
}

static void arena_free(Arena *arena)
{
    for (unsigned i = 0; i < ARMERS; i++) {
        for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
            timer_del(&arena->armers[i].timers[type]);
        }
        sem_destroy(&arena->armers[i].fired);
    }
    aio_context_unref(arena->ctx);
    free(arena);
}

/* @loop runs the context, in @loops threads, while the others arm. */
static void run(void (*loop)(void *opaque), unsigned loops)
{
    Arena *arena = arena_new();
    Thread *threads[ARMERS + 2];
    bool is_right = true;

    for (unsigned i = 0; i < loops; i++) {
        threads[i] = thread_start(loop, arena);
    }
    for (unsigned i = 0; i < ARMERS; i++) {
        threads[loops + i] = thread_start(arm_many, &arena->armers[i]);
    }
    for (unsigned i = 0; i < loops + ARMERS; i++) {
        thread_join(threads[i]);
    }
    for (unsigned i = 0; i < ARMERS; i++) {
        is_right &= !arena->armers[i].is_lost && !arena->armers[i].was_early;
    }
    arena_free(arena);
    assert_true(is_right);
}

static void poll_context(void *opaque)
{
    Arena *arena = opaque;

    while (arena->armers_left) {
        aio_poll(arena->ctx, true);
    }
}

static void no_arm_from_another_thread_is_lost_in_the_own_loop(void **state)
{
    run(poll_context, 1);
}

/* Now and then a readable fd is left undispatched for a round. */
static void watch_fd(void *opaque)
{
    Arena *arena = opaque;
    int fd = vmtimer_context_fd(arena->ctx);
    struct epoll_event event = {.events = EPOLLIN};
    int epoll = epoll_create1(EPOLL_CLOEXEC);

    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    for (unsigned round = 0; arena->armers_left; round++) {
        if (epoll_wait(epoll, &event, 1, -1) == 1 && round % 5) {
            vmtimer_context_dispatch(arena->ctx);
        }
    }
    close(epoll);
}

static void no_arm_from_another_thread_is_lost_in_a_foreign_loop(void **state)
{
    run(watch_fd, 1);
}

/* One turn each in turn: the context changes its owner all the time. */
static void take_turns(void *opaque)
{
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    Arena *arena = opaque;

    while (arena->armers_left) {
        pthread_mutex_lock(&turn);
        if (arena->armers_left) {
            aio_poll(arena->ctx, true);
        }
        pthread_mutex_unlock(&turn);
    }
}

static void no_arm_is_lost_while_a_context_changes_hands(void **state)
{
    run(take_turns, 2);
}

static const struct CMUnitTest tests[] = {
    PROMISE(no_arm_from_another_thread_is_lost_in_the_own_loop),
    PROMISE(no_arm_from_another_thread_is_lost_in_a_foreign_loop),
    PROMISE(no_arm_is_lost_while_a_context_changes_hands),
};

int main(int argc, char **argv)
{
    arms_wanted = share_unless_said(argv[1], 100000);
    return cmocka_run_group_tests_name("arms", tests, NULL, NULL);
}
