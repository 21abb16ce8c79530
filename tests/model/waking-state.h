/*
 * waking-state: what the actors of the waking model share, and where each stands.
 */
#ifndef MODEL_WAKING_STATE_H
#define MODEL_WAKING_STATE_H

#include "waking-model.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                              \
    X(NEXT_OP, "", "", "the script")                                          \
    X(MOD_PUT, "timerlist.c", "vmt_timerlist_mod", "puts the timer in")       \
    X(OWNER, "waking.c", "vmt_waking_on_list_changed", "is it the owner?")    \
    X(DEPTH, "waking.c", "vmt_waking_on_list_changed", "in a turn?")          \
    X(KNOWN, "waking.c", "vmt_waking_on_list_changed", "is the fd known?")    \
    X(MARK, "waking.c", "vmt_waking_on_list_changed", "marks stale")          \
    X(LOWER_LOCK, "wakefd.c", "vmt_wakefd_lower", "locks")                    \
    X(LOWER_HEAD, "waking.c", "wanted_by_timers", "reads the head")           \
    X(LOWER_ENABLED, "waking.c", "wanted_by_timers", "is it enabled?")        \
    X(LOWER_NOW, "waking.c", "wanted_by_timers", "reads the clock")           \
    X(LOWER_COMPARE, "wakefd.c", "vmt_wakefd_lower", "sooner than armed?")    \
    X(LOWER_SET, "wakefd.c", "set_kernel_timer", "settime")                   \
    X(LOWER_UNLOCK, "wakefd.c", "vmt_wakefd_lower", "unlocks")                \
    X(LOWER_STALE, "waking.c", "vmt_waking_on_list_changed", "due: stale")    \
    X(LOWER_NOTIFY, "waking.c", "vmt_waking_on_list_changed", "due: notify")  \
    X(FLAG, "notifier.c", "vmt_notifier_set", "sets the flag")                \
    X(WRITE, "notifier.c", "vmt_notifier_set", "writes")                      \
    X(TURN_OWNER, "aio.c", "begin_turn", "says who owns it")                  \
    X(TURN_STALE, "aio.c", "begin_turn", "a new owner: all stale")            \
    X(TURN_DEPTH, "aio.c", "begin_turn", "counts the turn")                   \
    X(PREPARE, "aio.c", "prepare", "arms")                                    \
    X(ARM_STALE, "waking.c", "vmt_waking_arm", "takes the stale bits")        \
    X(ARM_LOCK, "wakefd.c", "vmt_wakefd_arm", "locks")                        \
    X(ARM_HEAD, "waking.c", "wanted_by_timers", "reads the head")             \
    X(ARM_ENABLED, "waking.c", "wanted_by_timers", "is it enabled?")          \
    X(ARM_NOW, "waking.c", "wanted_by_timers", "reads the clock")             \
    X(ARM_COMPARE, "wakefd.c", "vmt_wakefd_arm", "must it be set?")           \
    X(ARM_SET, "wakefd.c", "set_kernel_timer", "settime")                     \
    X(ARM_UNLOCK, "wakefd.c", "vmt_wakefd_arm", "unlocks")                    \
    X(ARM_DUE, "waking.c", "vmt_waking_arm", "due: stale again")              \
    X(QUIET_FLAG, "aio.c", "is_quiet_turn", "is the notifier set?")           \
    X(QUIET_LOOK, "wakefd.c", "vmt_wakefd_look_unread", "went off?")          \
    X(QUIET_STALE, "waking.c", "vmt_waking_look_unread", "marks stale")       \
    X(WAIT, "fdwatch.c", "vmt_fdwatch_wait", "waits")                         \
    X(DRAIN_FIRST, "notifier.c", "vmt_notifier_drain", "reads")               \
    X(DRAIN_SECOND, "notifier.c", "vmt_notifier_drain", "clears the flag")    \
    X(FETCHED, "wakefd.c", "vmt_wakefd_fetched", "forgets what was armed")    \
    X(FETCHED_STALE, "waking.c", "vmt_waking_on_ready", "marks stale")        \
    X(PASS_SAMPLE, "pass.c", "run_pass", "reads the clock")                   \
    X(PASS_CALL, "pass.c", "call", "takes out, calls")                        \
    X(TURN_END, "aio.c", "end_turn", "is the fd known?")                      \
    X(TURN_LEFT, "aio.c", "is_work_left", "notifies")                         \
    X(TURN_UNCOUNT, "aio.c", "end_turn", "uncounts the turn")                 \
    X(TURN_NEXT, "aio.c", "vmt_aio_turn", "ends")                             \
    X(FOREIGN_WAIT, "aio.c", "vmtimer_context_dispatch", "the foreign wait")  \
    X(REVEAL_FD, "waking.c", "vmt_waking_reveal_fd", "the fd is known")       \
    X(REVEAL_SET, "waking.c", "vmt_waking_reveal_fd", "notifies")             \
    X(ENABLE_SET, "clock.c", "qemu_clock_enable", "enables")                  \
    X(ENABLE_TELL, "clock.c", "qemu_clock_notify", "tells the lists")

typedef enum Step { STEPS(AS_ENUM) } Step;

typedef enum Wake { WAKE_IDLE, WAKE_STOPPED, WAKE_AT, WAKE_DUE } Wake;

typedef struct Actor {
    uint8_t step;
    uint8_t depth; /* of returns */
    uint8_t returns[3];
    uint8_t op;
    uint8_t verb; /* of the turn that is under way */
    uint8_t timer, expire; /* to be armed */
    uint8_t must_put;      /* the variant that puts it in too late */
    uint8_t wake, at; /* what is wanted */
    uint8_t is_due;
    uint8_t got_notifier, got_timer;
    uint8_t sample;
} Actor;

typedef struct State {
    uint8_t now;
    uint8_t expire[TIMERS];
    uint8_t is_disabled;
    uint8_t owner, depth, stale, is_known; /* the context */
    uint8_t lock, armed, is_unread;        /* the wakefd; lock: 1 + actor */
    uint8_t kernel_at, ticks, queued;      /* the timerfd, in the epoll */
    uint8_t flag, count;                   /* the notifier */
    uint8_t handed_over;
    Actor actors[ACTORS];
} State;

/* The scenario that is being explored. */
typedef struct Exploring {
    const Scenario *scenario;
    Without without;
} Exploring;

extern Exploring exploring;

/* The soonest time of a pending timer, or NEVER. */
static inline uint8_t head(const State *s)
{
    uint8_t soonest = NEVER;

    for (int i = 0; i < TIMERS; i++) {
        if (s->expire[i] < soonest) {
            soonest = s->expire[i];
        }
    }
    return soonest;
}

static inline void go_and_return(Actor *a, Step to, Step back)
{
    a->returns[a->depth++] = back;
    a->step = to;
}

static inline void come_back(Actor *a)
{
    a->step = a->returns[--a->depth];
    a->returns[a->depth] = 0;
}

static inline void settime(State *s, uint8_t at)
{
    s->kernel_at = at;
    s->ticks = 0;
}

static inline bool timerfd_is_ready(const State *s)
{
    return s->queued && s->ticks;
}

/* The actor's step, if it is one of theirs. False: it is not, or it waits. */
bool waking_step_of_armer(State *s, Actor *a, unsigned self);
bool waking_step_of_arm(State *s, Actor *a);
bool waking_step_of_wait(State *s, Actor *a);
bool waking_step_of_turn(State *s, Actor *a, unsigned self);

#endif
