/*
 * waking-model: the handshake between who arms and who waits, step by step.
 *
 * The state is what the threads share: the list, the context, the wakefd, and the
 * kernel's side of timerfd and eventfd; and where each actor stands. What happens
 * wholly under a lock, and touches nothing else that is shared, is one step.
 *
 * Two more actors are the clock, which goes on, and the kernel, which lets a
 * timerfd go off some time after its instant.
 */
#include "waking-state.h"

static const char *const step_names[] = { STEPS(AS_NAME) };

Exploring exploring;

enum { THE_CLOCK = ACTORS, THE_KERNEL, ALL_ACTORS };

static bool next_op(State *s, Actor *a)
{
    Op op = exploring.scenario->script[a - s->actors][a->op];

    switch (op.verb) {
    case END:
        return false;
    case ARM:
        a->timer = op.timer;
        a->expire = op.expire;
        go_and_return(a, MOD_PUT, NEXT_OP);
        break;
    case DEL:
        s->expire[op.timer] = NEVER;
        break;
    case TURN:
    case LOOP:
        a->verb = (uint8_t)op.verb;
        a->step = TURN_OWNER;
        break;
    case FOREIGN:
        a->verb = FOREIGN;
        a->step = FOREIGN_WAIT;
        break;
    case REVEAL:
        a->step = REVEAL_FD;
        break;
    case HAND_OVER:
        s->handed_over = 1;
        break;
    case AWAIT:
        if (!s->handed_over) {
            return false;
        }
        break;
    case DISABLE:
        s->is_disabled = 1;
        break;
    case ENABLE:
        a->step = ENABLE_SET;
        break;
    }
    a->op++;
    return true;
}

static bool step_of_others(State *s, Actor *a)
{
    switch ((Step)a->step) {
    case NEXT_OP:
        return next_op(s, a);
    case REVEAL_FD:
        a->step = s->is_known
                  || exploring.without == WITHOUT_LOOKING_ONCE
                      ? NEXT_OP : REVEAL_SET;
        s->is_known = 1;
        return true;
    case REVEAL_SET:
        go_and_return(a, FLAG, NEXT_OP);
        return true;
    case ENABLE_SET:
        s->is_disabled = 0;
        a->step = exploring.without == WITHOUT_TELLING_ENABLED
                      ? NEXT_OP : ENABLE_TELL;
        return true;
    case ENABLE_TELL:
        go_and_return(a, OWNER, NEXT_OP);
        return true;
    default:
        return false;
    }
}

/*
 * Steps that no other actor can tell from the one before: they touch what is the
 * owner's alone or guarded by a lock it holds, add a bit that only the owner
 * takes away, or follow the taking or precede the release of a lock. They are
 * taken with the one before, so that there are fewer orders.
 */
static bool is_of_one_piece(const State *s, unsigned self)
{
    const Actor *a = &s->actors[self];

    switch ((Step)a->step) {
    case NEXT_OP:
        switch (exploring.scenario->script[self][a->op].verb) {
        case ARM: case TURN: case LOOP: case REVEAL: case FOREIGN: case ENABLE:
            return true;
        default:
            return false;
        }
    case DEPTH: case LOWER_HEAD: case LOWER_COMPARE: case LOWER_NOTIFY:
    case ARM_HEAD: case ARM_COMPARE: case ARM_DUE: case PREPARE:
    case TURN_STALE: case TURN_DEPTH: case QUIET_STALE: case FETCHED_STALE:
    case TURN_LEFT: case TURN_UNCOUNT: case TURN_NEXT:
    case REVEAL_SET: case ENABLE_TELL:
        return true;
    case LOWER_UNLOCK: case ARM_UNLOCK:
        return s->lock == 1 + self;
    case TURN_OWNER:
        return s->owner == self;
    case DRAIN_FIRST: case DRAIN_SECOND:
        return !a->got_notifier;
    default:
        return false;
    }
}

static bool one_step(State *s, unsigned self)
{
    Actor *a = &s->actors[self];

    return waking_step_of_armer(s, a, self) || waking_step_of_arm(s, a)
           || waking_step_of_wait(s, a) || waking_step_of_turn(s, a, self)
           || step_of_others(s, a);
}

static bool step(void *state, unsigned self)
{
    State *s = state;

    if (self == THE_CLOCK) {
        if (s->now == LAST_INSTANT) {
            return false;
        }
        s->now++;
        return true;
    }
    if (self == THE_KERNEL) {
        if (s->ticks || s->kernel_at > s->now) {
            return false;
        }
        s->ticks = s->queued = 1;
        return true;
    }
    if (!one_step(s, self)) {
        return false;
    }
    while (is_of_one_piece(s, self)) {
        one_step(s, self);
    }
    return true;
}

/* It waits for the kernel, or its script has ended. */
static bool is_at_rest(const State *s, unsigned self)
{
    const Actor *a = &s->actors[self];

    switch ((Step)a->step) {
    case NEXT_OP:
        return exploring.scenario->script[self][a->op].verb == END;
    case WAIT:
        return a->verb == LOOP && !a->is_due && !s->count
               && !timerfd_is_ready(s);
    case FOREIGN_WAIT:
        return !s->count && !timerfd_is_ready(s);
    default:
        return false;
    }
}

static const char *wrong(const void *state, bool is_stuck)
{
    const State *s = state;
    bool at_rest = true;

    for (unsigned i = 0; i < ACTORS; i++) {
        at_rest &= is_at_rest(s, i);
    }
    if (is_stuck && !at_rest) {
        return "an actor waits for ever";
    }
    if (!at_rest || s->is_disabled || head(s) == NEVER) {
        return NULL;
    }
    return s->ticks || s->kernel_at > head(s)
               ? "all wait, and the kernel will not wake the owner in time"
               : NULL;
}

static const char *next_step(const void *state, unsigned self)
{
    const State *s = state;

    if (self == THE_CLOCK || self == THE_KERNEL) {
        return self == THE_CLOCK ? "time goes on" : "the timerfd goes off";
    }
    return step_names[s->actors[self].step];
}

void explore_waking(const Scenario *scenario, Without without,
                    Exploration *ret_found)
{
    State begin = {.armed = NEVER, .kernel_at = NEVER, .stale = 1};
    Model model = {
        .state_size = sizeof begin,
        .actors = ALL_ACTORS,
        .begin = &begin,
        .step = step,
        .wrong = wrong,
        .next_step = next_step,
    };

    for (int i = 0; i < TIMERS; i++) {
        begin.expire[i] = NEVER;
    }
    exploring = (Exploring){scenario, without};
    explore(&model, ret_found);
}
