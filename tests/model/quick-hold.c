/*
 * quick-hold: no order of steps, and no store that is seen late, lets a listener go
 * while it is told without the lock, or lets who removes it wait for ever.
 *
 * A teller tells the same listener twice, if it is there; another thread removes it.
 * The teller's stores wait in its processor until the third actor, memory, takes the
 * oldest one; an exchange takes them all, and so does the time that the remover gives
 * them.
 */
#include "interleave.h"
#include "promise.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                               \
    X(TAKE, "audience.c", "vmt_audience_tell", "takes the lock")               \
    X(HOLD, "audience.h", "vmt_audience_hold_quickly", "holds the listener")   \
    X(GIVE, "audience.c", "vmt_audience_tell_one", "gives the lock back")      \
    X(TELL, "audience.c", "vmt_audience_tell_one", "tells it")                 \
    X(LET_GO, "audience.h", "vmt_audience_let_go", "lets it go")               \
    X(ASK, "audience.h", "vmt_audience_let_go", "does somebody wait?")         \
    X(TAKE_TO_SAY, "audience.c", "vmt_audience_say_let_go", "takes the lock")  \
    X(SAY, "audience.c", "say_let_go", "wakes who waits")                      \
    X(GIVE_LAST, "audience.c", "vmt_audience_say_let_go", "gives it back")     \
    X(TAKE_OUT, "audience.c", "vmt_audience_remove", "takes the lock")         \
    X(OUT, "audience.c", "vmt_audience_take_out", "takes it out, waits")       \
    X(LOOK_FIRST, "audience.c", "vmt_audience_take_out", "is it held so?")     \
    X(PAUSE, "audience.c", "give_time", "gives the lock back")                 \
    X(PAUSED, "audience.c", "give_time", "sleeps: all stores are seen")        \
    X(TAKE_AGAIN, "audience.c", "give_time", "takes the lock")                 \
    X(LOOK, "audience.c", "vmt_audience_take_out", "is it held?")              \
    X(LISTEN, "quick-lock.c", "vmt_quick_event_wait", "gives the lock back")   \
    X(SLEEP, "quick-lock.c", "vmt_quick_event_wait", "sleeps")                 \
    X(GONE, "audience.c", "vmt_audience_take_out", "returns")                  \
    X(DONE, "", "", "has ended")

typedef enum Step { STEPS(AS_ENUM) } Step;
static const char *const step_names[] = { STEPS(AS_NAME) };

#define WITHOUT(X)                                                             \
    X(NOTHING, "nothing left out")                                             \
    X(HOLDING, "the hold")                                                     \
    X(LOOKING, "looking whether it is held")                                   \
    X(GIVING_TIME, "the time that stores are given to be seen")                \
    X(ASKING, "asking whether somebody waits")                                 \
    X(THE_LOCK, "the lock around waking who waits")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

enum { TELLER, REMOVER, MEMORY, ACTORS };

typedef struct Store {
    uint8_t is_lock; /* or the hold */
    uint8_t value;
} Store;

typedef struct State {
    uint8_t step[MEMORY];
    uint8_t rounds; /* of the teller, left */
    uint8_t is_locked;
    uint8_t is_there;
    uint8_t is_held; /* as memory has it */
    uint8_t waits;
    uint8_t times_seen; /* by the remover, before it sleeps */
    uint8_t times;
    uint8_t unseen_count;
    Store unseen[6];
} State;

static Without without;

static bool see_one(State *s)
{
    if (!s->unseen_count) {
        return false;
    }
    *(s->unseen[0].is_lock ? &s->is_locked : &s->is_held) = s->unseen[0].value;
    s->unseen_count--;
    for (unsigned i = 0; i < 5; i++) {
        s->unseen[i] = s->unseen[i + 1];
    }
    s->unseen[5] = (Store){0};
    return true;
}

static void store(State *s, bool is_lock, uint8_t value)
{
    s->unseen[s->unseen_count++] = (Store){is_lock, value};
}

static void end_round(State *s)
{
    s->step[TELLER] = --s->rounds ? TAKE : DONE;
}

/* An exchange, that is: behind all stores before it. */
static bool teller_takes_lock(State *s, Step next)
{
    if (s->unseen_count || s->is_locked) {
        return false;
    }
    s->is_locked = 1;
    s->step[TELLER] = next;
    return true;
}

static bool step_of_teller(State *s)
{
    uint8_t *step = &s->step[TELLER];

    switch ((Step)*step) {
    case TAKE:
        return teller_takes_lock(s, s->is_there ? HOLD : GIVE_LAST);
    case HOLD:
        store(s, false, without != WITHOUT_HOLDING);
        *step = GIVE;
        return true;
    case GIVE:
        store(s, true, 0);
        *step = TELL;
        return true;
    case TELL:
        *step = LET_GO;
        return true;
    case LET_GO:
        store(s, false, 0);
        *step = ASK;
        return true;
    case ASK:
        if (!s->waits || without == WITHOUT_ASKING) {
            end_round(s);
        } else {
            *step = without == WITHOUT_THE_LOCK ? SAY : TAKE_TO_SAY;
        }
        return true;
    case TAKE_TO_SAY:
        return teller_takes_lock(s, SAY);
    case SAY:
        if (s->unseen_count) {
            return false;
        }
        s->times++;
        if (without == WITHOUT_THE_LOCK) {
            end_round(s);
        } else {
            *step = GIVE_LAST;
        }
        return true;
    case GIVE_LAST:
        store(s, true, 0);
        end_round(s);
        return true;
    default:
        return false;
    }
}

static bool remover_takes_lock(State *s, Step next)
{
    if (s->is_locked) {
        return false;
    }
    s->is_locked = 1;
    s->step[REMOVER] = next;
    return true;
}

static bool step_of_remover(State *s)
{
    uint8_t *step = &s->step[REMOVER];

    switch ((Step)*step) {
    case TAKE_OUT:
        return remover_takes_lock(s, OUT);
    case OUT:
        s->is_there = 0;
        s->waits = 1;
        *step = without == WITHOUT_GIVING_TIME ? LOOK : LOOK_FIRST;
        return true;
    case LOOK_FIRST:
        *step = s->is_held ? PAUSE : LOOK;
        return true;
    case PAUSE:
        s->is_locked = 0;
        *step = PAUSED;
        return true;
    case PAUSED:
        while (see_one(s)) {
        }
        *step = TAKE_AGAIN;
        return true;
    case TAKE_AGAIN:
        return remover_takes_lock(s, LOOK);
    case LOOK:
        *step = s->is_held && without != WITHOUT_LOOKING ? LISTEN : GONE;
        return true;
    case LISTEN:
        s->times_seen = s->times;
        s->is_locked = 0;
        *step = SLEEP;
        return true;
    case SLEEP:
        if (s->times == s->times_seen) {
            return false;
        }
        *step = TAKE_AGAIN;
        return true;
    case GONE:
        s->waits = 0;
        s->is_locked = 0;
        *step = DONE;
        return true;
    default:
        return false;
    }
}

static bool step(void *state, unsigned self)
{
    State *s = state;

    return self == MEMORY ? see_one(s)
           : self == TELLER ? step_of_teller(s) : step_of_remover(s);
}

static const char *wrong(const void *state, bool is_stuck)
{
    const State *s = state;

    if (s->step[REMOVER] == DONE && s->step[TELLER] == TELL) {
        return "a listener is told that has gone";
    }
    return is_stuck && (s->step[TELLER] != DONE || s->step[REMOVER] != DONE)
               ? "a thread waits for ever" : NULL;
}

static const char *next_step(const void *state, unsigned self)
{
    return self == MEMORY ? "memory: sees a store"
                          : step_names[((const State *)state)->step[self]];
}

static void explore_all(Without variant, Exploration *ret_found)
{
    State begin = {.step = {TAKE, TAKE_OUT}, .rounds = 2, .is_there = 1};
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

static void no_order_lets_a_listener_go_while_it_is_told(void **state)
{
    Exploration found;

    explore_all(WITHOUT_NOTHING, &found);
    if (found.wrong) {
        fail_msg("%s\n%s", found.wrong, found.way);
    }
    print_message("%zu states\n", found.states);
}

static void each_step_of_the_quick_hold_is_needed(void **state)
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
    PROMISE(no_order_lets_a_listener_go_while_it_is_told),
    PROMISE(each_step_of_the_quick_hold_is_needed),
};

int main(void)
{
    return cmocka_run_group_tests_name("quick-hold", tests, NULL, NULL);
}
