/*
 * del-sync: no order of steps lets a callback run behind vmtimer_del_sync.
 *
 * Two threads run the list, whose one timer may arm itself; a third deletes it and
 * frees what the callback uses. What happens under the list's lock is one step.
 */
#include "interleave.h"
#include "promise.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                              \
    X(PASS, "pass.c", "run_pass", "looks for what is due")                    \
    X(TAKE, "pass.c", "call", "takes the timer out, says so, unlocks")        \
    X(SAY, "pass.c", "call", "says so too late")                              \
    X(ARM, "timerlist.c", "vmt_timerlist_mod", "the callback arms the timer") \
    X(RETURN, "pass.c", "call", "the callback ends")                          \
    X(CALLED, "pass.c", "call", "forgets it, deletes for who waits")          \
    X(DELETE, "pass.c", "vmt_timerlist_del_sync", "deletes, looks")           \
    X(SLEEP, "pass.c", "vmt_timerlist_del_sync", "waits")                     \
    X(FREE, "", "", "frees what the callback uses")                           \
    X(DONE, "", "", "has ended")

typedef enum Step { STEPS(AS_ENUM) } Step;
static const char *const step_names[] = { STEPS(AS_NAME) };

#define WITHOUT(X)                                                            \
    X(NOTHING, "nothing left out")                                            \
    X(LOOKING, "looking who calls the timer")                                 \
    X(LOOKING_AGAIN, "looking again after the wait")                          \
    X(SAYING_UNDER_THE_LOCK, "saying under the lock which timer is called")   \
    X(WAKING, "waking who waits when the callback has ended")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

enum { PASSES = 2, DELETER = PASSES, ACTORS };

typedef struct State {
    uint8_t step[ACTORS];
    uint8_t passes_left[PASSES];
    uint8_t arms_left;
    uint8_t is_pending;
    uint8_t is_calling[PASSES]; /* as the pass's record says */
    uint8_t is_inside[PASSES];  /* as it is */
    uint8_t waiters, is_asleep;
    uint8_t is_freed;
} State;

static Without without;

/* The end of `call` and the head of run_pass's loop: under one lock. */
static void pass(State *s, unsigned self)
{
    if (!s->is_pending) {
        s->passes_left[self]--;
        s->step[self] = s->passes_left[self] ? PASS : DONE;
        return;
    }
    s->is_pending = 0;
    if (without == WITHOUT_SAYING_UNDER_THE_LOCK) {
        s->step[self] = SAY;
        return;
    }
    s->is_calling[self] = s->is_inside[self] = 1;
    s->step[self] = ARM;
}

static bool step_of_pass(State *s, unsigned self)
{
    switch ((Step)s->step[self]) {
    case PASS:
        pass(s, self);
        return true;
    case SAY:
        s->is_calling[self] = s->is_inside[self] = 1;
        s->step[self] = ARM;
        return true;
    case ARM:
        if (s->arms_left) {
            s->arms_left--;
            s->is_pending = 1;
        }
        s->step[self] = RETURN;
        return true;
    case RETURN:
        s->is_inside[self] = 0;
        s->step[self] = CALLED;
        return true;
    case CALLED:
        s->is_calling[self] = 0;
        if (s->waiters) {
            s->is_pending = 0;
            s->is_asleep &= without == WITHOUT_WAKING;
        }
        pass(s, self);
        return true;
    default:
        return false;
    }
}

static bool runs_elsewhere(const State *s)
{
    return without != WITHOUT_LOOKING && (s->is_calling[0] || s->is_calling[1]);
}

static bool step_of_deleter(State *s)
{
    switch ((Step)s->step[DELETER]) {
    case SLEEP:
        if (s->is_asleep) {
            return false;
        }
        if (without == WITHOUT_LOOKING_AGAIN) {
            s->step[DELETER] = FREE;
            return true;
        }
        /* fall through */
    case DELETE:
        s->waiters = 1;
        s->is_pending = 0;
        if (runs_elsewhere(s)) {
            s->is_asleep = 1;
            s->step[DELETER] = SLEEP;
        } else {
            s->waiters = 0;
            s->step[DELETER] = FREE;
        }
        return true;
    case FREE:
        s->is_freed = 1;
        s->step[DELETER] = DONE;
        return true;
    default:
        return false;
    }
}

static bool step(void *state, unsigned self)
{
    return self == DELETER ? step_of_deleter(state) : step_of_pass(state, self);
}

static const char *wrong(const void *state, bool is_stuck)
{
    const State *s = state;

    if (s->is_freed && (s->is_inside[0] || s->is_inside[1])) {
        return "the callback runs behind vmtimer_del_sync";
    }
    if (s->is_freed && s->is_pending) {
        return "the timer is pending behind vmtimer_del_sync";
    }
    return is_stuck && s->step[DELETER] != DONE
               ? "vmtimer_del_sync waits for ever" : NULL;
}

static const char *next_step(const void *state, unsigned self)
{
    return step_names[((const State *)state)->step[self]];
}

static void explore_all(Without variant, Exploration *ret_found)
{
    State begin = {
        .step = {PASS, PASS, DELETE},
        .passes_left = {2, 2},
        .arms_left = 3,
        .is_pending = 1,
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

static void no_order_lets_a_callback_run_behind_del_sync(void **state)
{
    Exploration found;

    explore_all(WITHOUT_NOTHING, &found);
    if (found.wrong) {
        fail_msg("%s\n%s", found.wrong, found.way);
    }
    print_message("%zu states\n", found.states);
}

static void each_step_of_del_sync_is_needed(void **state)
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
    PROMISE(no_order_lets_a_callback_run_behind_del_sync),
    PROMISE(each_step_of_del_sync_is_needed),
};

int main(void)
{
    return cmocka_run_group_tests_name("del-sync", tests, NULL, NULL);
}
