/*
 * disable: no order of steps lets a callback run behind qemu_clock_enable(false),
 * or lets that wait for ever.
 *
 * Two threads run passes, a third disables the clock, a fourth may enable it.
 */
#include "interleave.h"
#include "promise.h"

/* Step, file, function, what it does. */
#define STEPS(X)                                                              \
    X(COUNT, "clock.c", "vmt_clock_pass_begin", "counts the pass")            \
    X(LOOK, "pass.c", "peek_due", "is the clock enabled?")                   \
    X(CALLBACK, "pass.c", "call", "the callback ends")                        \
    X(UNCOUNT, "clock.c", "vmt_clock_pass_end", "uncounts the pass")          \
    X(LAST, "clock.c", "vmt_clock_pass_end", "the last one: disabled?")       \
    X(LOCK_TO_WAKE, "clock.c", "end_waits", "locks")                          \
    X(WAKE, "clock.c", "end_waits", "wakes who waits, unlocks")               \
    X(DISABLE, "clock.c", "qemu_clock_enable", "disables")                    \
    X(LOCK_TO_WAIT, "clock.c", "wait_for_passes", "locks")                    \
    X(ANY_PASS, "clock.c", "wait_for_passes", "does any pass run?")           \
    X(STILL_DISABLED, "clock.c", "wait_for_passes", "is it still disabled?")  \
    X(SLEEP, "clock.c", "wait_for_passes", "waits")                           \
    X(DISABLED, "", "", "qemu_clock_enable(false) has returned")              \
    X(ENABLE, "clock.c", "qemu_clock_enable", "enables")                      \
    X(DONE, "", "", "has ended")

typedef enum Step { STEPS(AS_ENUM) } Step;
static const char *const step_names[] = { STEPS(AS_NAME) };

#define WITHOUT(X)                                                            \
    X(NOTHING, "nothing left out")                                            \
    X(COUNTING_FIRST, "counting the pass before looking at the clock")        \
    X(THE_LOCK_TO_WAKE, "the lock around waking who waits")                   \
    X(WAKING_AT_THE_END, "waking who waits at the end of the last pass")      \
    X(WAKING_WHEN_ENABLED, "waking who waits when the clock is enabled")

typedef enum Without { WITHOUT(WITHOUT_ENUM) WITHOUT_COUNT } Without;

enum { PASSES = 2, DISABLER = PASSES, ENABLER, ACTORS };

typedef struct State {
    uint8_t step[ACTORS];
    uint8_t passes_left[PASSES];
    uint8_t is_inside[PASSES];
    uint8_t is_disabled, was_enabled_again;
    uint8_t passes;
    uint8_t lock; /* 1 + actor */
    uint8_t is_asleep;
} State;

static Without without;

static Step first_of_pass(void)
{
    return without == WITHOUT_COUNTING_FIRST ? LOOK : COUNT;
}

static Step next_pass(State *s, unsigned self)
{
    s->passes_left[self]--;
    return s->passes_left[self] ? first_of_pass() : DONE;
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

static Step step_to_wake(void)
{
    return without == WITHOUT_THE_LOCK_TO_WAKE ? WAKE : LOCK_TO_WAKE;
}

/* A pass that found the clock disabled is counted all the same. */
static Step after_look(const State *s)
{
    if (without == WITHOUT_COUNTING_FIRST) {
        return s->is_disabled ? DONE : COUNT;
    }
    return s->is_disabled ? UNCOUNT : CALLBACK;
}

static bool step_of_pass(State *s, unsigned self)
{
    Step next = DONE;

    switch ((Step)s->step[self]) {
    case COUNT:
        s->passes++;
        next = without == WITHOUT_COUNTING_FIRST ? CALLBACK : LOOK;
        s->is_inside[self] = next == CALLBACK;
        break;
    case LOOK:
        next = after_look(s);
        s->is_inside[self] = next == CALLBACK;
        break;
    case CALLBACK:
        s->is_inside[self] = 0;
        next = UNCOUNT;
        break;
    case UNCOUNT:
        s->passes--;
        next = s->passes || without == WITHOUT_WAKING_AT_THE_END
                   ? next_pass(s, self) : LAST;
        break;
    case LAST:
        next = s->is_disabled ? step_to_wake() : next_pass(s, self);
        break;
    case LOCK_TO_WAKE:
        return lock(s, self, WAKE);
    case WAKE:
        s->is_asleep = 0;
        s->lock = s->lock == 1 + self ? 0 : s->lock;
        next = next_pass(s, self);
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
        next = LOCK_TO_WAIT;
        break;
    case LOCK_TO_WAIT:
        return lock(s, DISABLER, ANY_PASS);
    case ANY_PASS:
        next = s->passes ? STILL_DISABLED : DISABLED;
        break;
    case STILL_DISABLED:
        next = s->is_disabled ? SLEEP : DISABLED;
        break;
    case SLEEP: /* pthread_cond_wait lets go of the lock and takes it again */
        if (s->lock == 1 + DISABLER) {
            s->lock = 0;
            s->is_asleep = 1;
            return true;
        }
        return !s->is_asleep && lock(s, DISABLER, ANY_PASS);
    default:
        return false;
    }
    if (next == DISABLED) {
        s->lock = 0;
    }
    s->step[DISABLER] = (uint8_t)next;
    return true;
}

static bool step_of_enabler(State *s)
{
    switch ((Step)s->step[ENABLER]) {
    case ENABLE:
        s->was_enabled_again |= s->is_disabled;
        s->step[ENABLER] = s->is_disabled
                               && without != WITHOUT_WAKING_WHEN_ENABLED
                           ? (uint8_t)step_to_wake() : DONE;
        s->is_disabled = 0;
        return true;
    case LOCK_TO_WAKE:
        return lock(s, ENABLER, WAKE);
    case WAKE:
        s->is_asleep = 0;
        s->lock = s->lock == 1 + ENABLER ? 0 : s->lock;
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
