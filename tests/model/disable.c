/*
 * disable: no order of steps lets a callback run behind qemu_clock_enable(false),
 * or lets that wait for ever.
 *
 * Two threads run passes over a list, a third disables its clock. A fourth may enable
 * it again; the first thread's callbacks wait for the third to go on, then.
 * `lock` is the list's.
 */
#include "interleave.h"
#include "promise.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                               \
    X(LOCK, "pass.c", "vmt_timerlist_run", "takes the lock")                   \
    X(RECORD, "pass.c", "run_pass", "leaves a record of the pass")             \
    X(LOOK, "pass.c", "peek_due", "is the clock enabled?")                     \
    X(UNLOCK, "pass.c", "call", "gives the lock back, calls")                  \
    X(CALLBACK, "pass.c", "call", "the callback ends")                         \
    X(LOCK_AGAIN, "pass.c", "call", "takes the lock")                          \
    X(END, "pass.c", "run_pass", "takes the record away")                      \
    X(TELL, "pass.c", "run_pass", "wakes who waits")                           \
    X(LEAVE, "pass.c", "vmt_timerlist_run", "gives the lock back")             \
    X(DISABLE, "clock.c", "qemu_clock_enable", "disables")                     \
    X(LOCK_TO_WAIT, "pass.c", "vmt_timerlist_wait_for_passes", "locks")        \
    X(ANY_PASS, "pass.c", "vmt_timerlist_wait_for_passes", "any record?")      \
    X(STILL_DISABLED, "pass.c", "vmt_timerlist_wait_for_passes", "disabled?")  \
    X(SLEEP, "quick-lock.c", "vmt_quick_event_wait", "unlocks and waits")      \
    X(WOKEN, "quick-lock.c", "vmt_quick_event_wait", "locks again")            \
    X(DISABLED, "", "", "qemu_clock_enable(false) has returned")               \
    X(ENABLE, "clock.c", "qemu_clock_enable", "enables")                       \
    X(LOCK_TO_WAKE, "pass.c", "vmt_timerlist_end_wait", "locks")               \
    X(WAKE, "pass.c", "vmt_timerlist_end_wait", "wakes who waits, unlocks")    \
    X(DONE, "", "", "has ended")

typedef enum Step { STEPS(AS_ENUM) } Step;
static const char *const step_names[] = { STEPS(AS_NAME) };

#define WITHOUT(X)                                                             \
    X(NOTHING, "nothing left out")                                             \
    X(THE_LOCK_TO_LOOK, "looking at the clock under the lock")                 \
    X(THE_RECORD, "leaving a record of the pass")                              \
    X(LOOKING, "looking at the clock for each timer")                          \
    X(THE_LOCK_TO_WAIT, "the lock around looking for records")                 \
    X(THE_LOCK_TO_WAKE, "the lock around waking when enabled")                 \
    X(WAKING_AT_THE_END, "waking who waits at the end of a pass")              \
    X(WAKING_WHEN_ENABLED, "waking who waits when the clock is enabled")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

enum { PASSES = 2, CALLS = 2, DISABLER = PASSES, ENABLER, ACTORS };

typedef struct State {
    uint8_t step[ACTORS];
    uint8_t passes_left[PASSES], calls_left[PASSES];
    uint8_t is_inside[PASSES];
    uint8_t is_disabled, was_enabled_again;
    uint8_t records;
    uint8_t lock; /* 1 + actor */
    uint8_t is_asleep;
    uint8_t has_enabler;
} State;

static Without without;

static Step first_of_pass(void)
{
    return without == WITHOUT_THE_LOCK_TO_LOOK ? LOOK : LOCK;
}

static bool lock(State *s, unsigned self, Step next)
{
    if (s->lock) {
        return false;
    }
    s->lock = (uint8_t)(1 + self);
    s->step[self] = (uint8_t)next;
    return true;
}

static void unlock(State *s, unsigned self)
{
    s->lock = s->lock == 1 + self ? 0 : s->lock;
}

/* It looks for each timer, but where the lock is left out only before the first. */
static Step after_look(const State *s, unsigned self)
{
    bool has_lock = s->lock == 1 + self;

    if (!s->calls_left[self] || (s->is_disabled && without != WITHOUT_LOOKING)) {
        return has_lock ? END : DONE;
    }
    return has_lock ? UNLOCK : LOCK;
}

static bool step_of_pass(State *s, unsigned self)
{
    Step next = DONE;

    switch ((Step)s->step[self]) {
    case LOCK:
        return lock(s, self, RECORD);
    case RECORD:
        s->records += without != WITHOUT_THE_RECORD;
        next = without == WITHOUT_THE_LOCK_TO_LOOK ? UNLOCK : LOOK;
        break;
    case LOOK:
        next = after_look(s, self);
        break;
    case UNLOCK:
        unlock(s, self);
        s->calls_left[self]--;
        s->is_inside[self] = 1;
        next = CALLBACK;
        break;
    case CALLBACK:
        if (self == 0 && s->has_enabler && s->step[DISABLER] != DISABLED) {
            return false;
        }
        s->is_inside[self] = 0;
        next = LOCK_AGAIN;
        break;
    case LOCK_AGAIN:
        return lock(s, self, LOOK);
    case END:
        s->records -= without != WITHOUT_THE_RECORD;
        next = without == WITHOUT_WAKING_AT_THE_END ? LEAVE : TELL;
        break;
    case TELL:
        s->is_asleep = 0;
        next = LEAVE;
        break;
    case LEAVE:
        unlock(s, self);
        s->calls_left[self] = CALLS;
        next = --s->passes_left[self] ? first_of_pass() : DONE;
        break;
    default:
        return false;
    }
    s->step[self] = (uint8_t)next;
    return true;
}

static bool step_of_disabler(State *s)
{
    Step next = DONE;

    switch ((Step)s->step[DISABLER]) {
    case DISABLE:
        s->is_disabled = 1;
        next = without == WITHOUT_THE_LOCK_TO_WAIT ? ANY_PASS : LOCK_TO_WAIT;
        break;
    case LOCK_TO_WAIT:
        return lock(s, DISABLER, ANY_PASS);
    case ANY_PASS:
        next = s->records ? STILL_DISABLED : DISABLED;
        break;
    case STILL_DISABLED:
        next = s->is_disabled ? SLEEP : DISABLED;
        break;
    case SLEEP: /* what happens from here on was counted by its event */
        unlock(s, DISABLER);
        s->is_asleep = 1;
        next = WOKEN;
        break;
    case WOKEN:
        if (s->is_asleep || without != WITHOUT_THE_LOCK_TO_WAIT) {
            return !s->is_asleep && lock(s, DISABLER, ANY_PASS);
        }
        next = ANY_PASS;
        break;
    default:
        return false;
    }
    if (next == DISABLED) {
        unlock(s, DISABLER);
    }
    s->step[DISABLER] = (uint8_t)next;
    return true;
}

static bool step_of_enabler(State *s)
{
    switch ((Step)s->step[ENABLER]) {
    case ENABLE:
        if (!s->is_disabled) {
            return false; /* it waits for that */
        }
        s->is_disabled = 0;
        s->was_enabled_again = 1;
        s->step[ENABLER] = without == WITHOUT_WAKING_WHEN_ENABLED ? DONE
                           : without == WITHOUT_THE_LOCK_TO_WAKE ? WAKE
                                                                 : LOCK_TO_WAKE;
        return true;
    case LOCK_TO_WAKE:
        return lock(s, ENABLER, WAKE);
    case WAKE:
        s->is_asleep = 0;
        unlock(s, ENABLER);
        s->step[ENABLER] = DONE;
        return true;
    default:
        return false;
    }
}

static bool step(void *state, unsigned self)
{
    return self == DISABLER ? step_of_disabler(state)
           : self == ENABLER ? step_of_enabler(state)
                             : step_of_pass(state, self);
}

static const char *wrong(const void *state, bool is_stuck)
{
    const State *s = state;

    if (s->step[DISABLER] == DISABLED && !s->was_enabled_again
        && (s->is_inside[0] || s->is_inside[1])) {
        return "a callback runs behind qemu_clock_enable(false)";
    }
    return is_stuck && s->step[DISABLER] != DISABLED
               ? "qemu_clock_enable(false) waits for ever" : NULL;
}

static const char *next_step(const void *state, unsigned self)
{
    return step_names[((const State *)state)->step[self]];
}

static void explore_all(Without variant, bool has_enabler,
                        Exploration *ret_found)
{
    without = variant;
    uint8_t first = (uint8_t)first_of_pass();
    State begin = {
        .step = {first, first, DISABLE, has_enabler ? ENABLE : DONE},
        .passes_left = {2, 2},
        .calls_left = {CALLS, CALLS},
        .has_enabler = has_enabler,
    };
    const Model model = {
        .state_size = sizeof begin,
        .actors = ACTORS,
        .begin = &begin,
        .step = step,
        .wrong = wrong,
        .next_step = next_step,
    };

    explore(&model, ret_found);
}

static void no_order_lets_a_callback_run_behind_a_disabled_clock(void **state)
{
    Exploration found;

    for (int has_enabler = 0; has_enabler < 2; has_enabler++) {
        explore_all(WITHOUT_NOTHING, has_enabler, &found);
        if (found.wrong) {
            fail_msg("%s\n%s", found.wrong, found.way);
        }
        print_message("%zu states\n", found.states);
    }
}

static void each_step_of_disabling_is_needed(void **state)
{
    static const char *const names[] = {WITHOUT(WITHOUT_NAME)};
    Exploration alone, found;

    for (Without w = WITHOUT_NOTHING + 1; w < WITHOUT_COUNT; w++) {
        explore_all(w, false, &alone);
        explore_all(w, true, &found);
        if (!alone.wrong && !found.wrong) {
            fail_msg("nothing goes wrong without %s", names[w]);
        }
    }
}

static const struct CMUnitTest tests[] = {
    PROMISE(no_order_lets_a_callback_run_behind_a_disabled_clock),
    PROMISE(each_step_of_disabling_is_needed),
};

int main(void)
{
    return cmocka_run_group_tests_name("disable", tests, NULL, NULL);
}
