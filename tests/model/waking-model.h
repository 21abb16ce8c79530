/*
 * waking-model: the handshake between who arms and who waits, step by step.
 *
 * One context, one clock, its timerfd and eventfd. Actors run scripts: they arm,
 * delete, take turns, wait in a foreign loop. Each step is one access to what
 * actors share, in the order of the function that the row names; tests/house
 * checks that the functions are there.
 */
#ifndef MODEL_WAKING_MODEL_H
#define MODEL_WAKING_MODEL_H

#include "interleave.h"

enum { TIMERS = 3, ACTORS = 3, OPS = 5, NEVER = 9, LAST_INSTANT = 2 };

/* One thing the real code does against lost wake-ups, left out. */
#define WITHOUT(X)                                                            \
    X(NOTHING, "nothing left out")                                            \
    X(SETTIME_UNDER_THE_LOCK, "settime under the wakefd's lock")              \
    X(PUTTING_IN_FIRST, "putting the timer in before looking up the owner")   \
    X(ALL_FOR_A_NEW_OWNER, "a new owner's look at every clock")               \
    X(STALE_WHEN_DUE, "marking the clock stale when the timer is due")        \
    X(READING_FIRST, "reading the eventfd before clearing the flag")          \
    X(LOOKING_ONCE, "looking once when the fd is asked for")                  \
    X(ARMING_AT_THE_END, "arming at the end of a turn when the fd is known")  \
    X(FORGETTING, "forgetting what was armed when it went off")               \
    X(TELLING_ENABLED, "telling the lists that the clock is enabled")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

typedef enum Verb {
    END,
    ARM,      /* timer, expire */
    DEL,      /* timer */
    TURN,     /* one, without waiting */
    LOOP,     /* turns for ever */
    REVEAL,   /* asks for the fd */
    FOREIGN,  /* waits on the fd and dispatches, for ever */
    HAND_OVER,
    AWAIT,    /* until handed over */
    DISABLE,
    ENABLE,
} Verb;

typedef struct Op {
    Verb verb;
    uint8_t timer, expire;
} Op;

typedef struct Scenario {
    const char *name;
    Op script[ACTORS][OPS];
    Op callback[TIMERS]; /* what the timer's callback does: ARM or END */
} Scenario;

/* All orders of the scenario's steps. Actor 0 owns the context at first. */
void explore_waking(const Scenario *scenario, Without without,
                    Exploration *ret_found);

#endif
