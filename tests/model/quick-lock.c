/*
 * quick-lock: no order of steps, and no store that is seen late, lets two threads
 * have the lock, or lets one wait for ever.
 *
 * One thread is the favourite, and would like to be so again; two others take the
 * lock like anybody. The favourite's stores to `is_inside` wait in its processor
 * until the fourth actor, memory, takes the oldest one; an exchange, a barrier and a
 * system call take them all.
 */
#include "interleave.h"
#include "promise.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                               \
    X(ASK, "quick-lock.h", "vmt_quick_lock_as_favourite", "am I it?")          \
    X(SAY, "quick-lock.h", "vmt_quick_lock_as_favourite", "says: inside")      \
    X(ASK_AGAIN, "quick-lock.h", "vmt_quick_lock_as_favourite", "still?")      \
    X(FAVOURED, "", "", "has the lock as favourite")                           \
    X(SAY_OUT, "quick-lock.h", "vmt_quick_unlock_as_favourite", "is outside")  \
    X(ASK_LAST, "quick-lock.h", "vmt_quick_unlock_as_favourite", "who waits?") \
    X(LET_IN, "quick-lock.c", "vmt_quick_unlock_let_in", "wakes who waits")    \
    X(DENY, "quick-lock.c", "deny", "says: outside, wakes")                    \
    X(TAKE, "quick-lock.h", "vmt_quick_lock_at_once", "takes is_held")         \
    X(SETTLE, "quick-lock.c", "settle", "who is the favourite?")               \
    X(DEPRIVE, "quick-lock.c", "deprive", "nobody is the favourite")           \
    X(BARRIER, "quick-lock.c", "make_all_stores_seen", "all stores are seen")  \
    X(LOOK, "quick-lock.c", "deprive", "is the favourite inside?")             \
    X(SLEEP, "quick-lock.c", "wait_while_1", "sleeps")                         \
    X(HELD, "", "", "has the lock")                                            \
    X(GIVE, "quick-lock.h", "vmt_quick_unlock", "gives is_held back")          \
    X(DONE, "", "", "has ended")

typedef enum Step { STEPS(AS_ENUM) } Step;
static const char *const step_names[] = { STEPS(AS_NAME) };

#define WITHOUT(X)                                                             \
    X(NOTHING, "nothing left out")                                             \
    X(ASKING_AGAIN, "the favourite's second look")                             \
    X(TAKING_FIRST, "taking is_held before depriving the favourite")           \
    X(THE_BARRIER, "the barrier")                                              \
    X(LOOKING, "looking whether the favourite is inside")                      \
    X(LETTING_IN, "waking who waits for the favourite")                        \
    X(WAKING_WHEN_DENIED, "waking who waits when denied")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

enum { FAVOURITE, OTHERS = 2, MEMORY = 1 + OTHERS, ACTORS };

typedef struct State {
    uint8_t step[ACTORS];
    uint8_t rounds[ACTORS];  /* left */
    uint8_t is_favoured;
    uint8_t is_held;
    uint8_t is_inside;       /* as memory has it */
    uint8_t unseen[8], unseen_count;
    uint8_t is_asleep[ACTORS];
} State;

static Without without;

static void store_inside(State *s, uint8_t value)
{
    s->unseen[s->unseen_count++] = value;
}

static bool see_one(State *s)
{
    if (!s->unseen_count) {
        return false;
    }
    s->is_inside = s->unseen[0];
    s->unseen_count--;
    for (unsigned i = 0; i < sizeof s->unseen - 1; i++) {
        s->unseen[i] = s->unseen[i + 1];
    }
    s->unseen[sizeof s->unseen - 1] = 0;
    return true;
}

static void see_all(State *s)
{
    while (see_one(s)) {
    }
}

static void wake(State *s)
{
    for (unsigned i = 0; i < ACTORS; i++) {
        s->is_asleep[i] = 0;
    }
}

static void end_round(State *s, unsigned self)
{
    s->step[self] = --s->rounds[self] ? self == FAVOURITE ? ASK : TAKE : DONE;
}

static bool step_of_favourite(State *s)
{
    uint8_t *step = &s->step[FAVOURITE];

    switch ((Step)*step) {
    case ASK:
        *step = s->is_favoured ? SAY : TAKE;
        return true;
    case SAY:
        store_inside(s, 1);
        *step = without == WITHOUT_ASKING_AGAIN ? FAVOURED : ASK_AGAIN;
        return true;
    case ASK_AGAIN:
        *step = s->is_favoured ? FAVOURED : DENY;
        return true;
    case FAVOURED:
        *step = SAY_OUT;
        return true;
    case SAY_OUT:
        store_inside(s, 0);
        *step = ASK_LAST;
        return true;
    case ASK_LAST:
        if (s->is_favoured) {
            end_round(s, FAVOURITE);
        } else {
            *step = LET_IN;
        }
        return true;
    case LET_IN:
        see_all(s);
        if (without != WITHOUT_LETTING_IN) {
            wake(s);
        }
        end_round(s, FAVOURITE);
        return true;
    case DENY:
        store_inside(s, 0);
        see_all(s);
        if (without != WITHOUT_WAKING_WHEN_DENIED) {
            wake(s);
        }
        *step = TAKE;
        return true;
    default:
        return false;
    }
}

static void deprive(State *s, unsigned self)
{
    s->is_favoured = 0;
    s->step[self] = without == WITHOUT_THE_BARRIER ? LOOK : BARRIER;
}

/* What all threads do that have not got the lock as favourite. */
static bool step_of_anybody(State *s, unsigned self)
{
    uint8_t *step = &s->step[self];

    switch ((Step)*step) {
    case TAKE:
        if (without == WITHOUT_TAKING_FIRST && self != FAVOURITE
            && s->is_favoured) {
            deprive(s, self);
            return true;
        }
        if (s->is_held) {
            return false;
        }
        s->is_held = 1;
        if (self == FAVOURITE) {
            see_all(s);
        }
        *step = SETTLE;
        return true;
    case SETTLE:
        if (self == FAVOURITE) {
            s->is_favoured = 1;
            *step = HELD;
        } else if (s->is_favoured) {
            *step = DEPRIVE;
        } else {
            *step = HELD;
        }
        return true;
    case DEPRIVE:
        deprive(s, self);
        return true;
    case BARRIER:
        see_all(s);
        *step = without == WITHOUT_LOOKING ? HELD : LOOK;
        return true;
    case LOOK:
        s->is_asleep[self] = s->is_inside;
        *step = s->is_inside ? SLEEP : HELD;
        return true;
    case SLEEP:
        if (s->is_asleep[self]) {
            return false;
        }
        *step = LOOK;
        return true;
    case HELD:
        *step = GIVE;
        return true;
    case GIVE:
        s->is_held = 0;
        end_round(s, self);
        return true;
    default:
        return false;
    }
}

static bool step(void *state, unsigned self)
{
    State *s = state;

    if (self == MEMORY) {
        return see_one(s);
    }
    return (self == FAVOURITE && step_of_favourite(s))
           || step_of_anybody(s, self);
}

static const char *wrong(const void *state, bool is_stuck)
{
    const State *s = state;
    unsigned inside = 0, done = 0;

    for (unsigned i = 0; i < MEMORY; i++) {
        inside += s->step[i] == HELD || s->step[i] == FAVOURED;
        done += s->step[i] == DONE;
    }
    if (inside > 1) {
        return "two threads have the lock";
    }
    return is_stuck && done < MEMORY ? "a thread waits for ever" : NULL;
}

static const char *next_step(const void *state, unsigned self)
{
    return self == MEMORY ? "memory: sees a store"
                          : step_names[((const State *)state)->step[self]];
}

static void explore_all(Without variant, Exploration *ret_found)
{
    State begin = {
        .step = {ASK, TAKE, TAKE},
        .rounds = {3, 2, 1},
        .is_favoured = 1,
    };
    const Model model = {
        .state_size = sizeof begin,
        .actors = ACTORS,
        .begin = &begin,
        .step = step,
        .wrong = wrong,
        .next_step = next_step,
    };

    without = variant;
    explore(&model, ret_found);
}

static void no_order_gives_the_lock_to_two_threads(void **state)
{
    Exploration found;

    explore_all(WITHOUT_NOTHING, &found);
    if (found.wrong) {
        fail_msg("%s\n%s", found.wrong, found.way);
    }
    print_message("%zu states\n", found.states);
}

static void each_step_of_the_quick_lock_is_needed(void **state)
{
    static const char *const names[] = {WITHOUT(WITHOUT_NAME)};
    Exploration found;

    for (Without w = WITHOUT_NOTHING + 1; w < WITHOUT_COUNT; w++) {
        explore_all(w, &found);
        if (!found.wrong) {
            fail_msg("nothing goes wrong without %s", names[w]);
        }
    }
}

static const struct CMUnitTest tests[] = {
    PROMISE(no_order_gives_the_lock_to_two_threads),
    PROMISE(each_step_of_the_quick_lock_is_needed),
};

int main(void)
{
    return cmocka_run_group_tests_name("quick-lock", tests, NULL, NULL);
}
