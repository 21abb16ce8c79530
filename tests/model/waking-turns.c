/*
 * waking-turns: the owner's turn, in its own loop or in a foreign one.
 *
 * aio.c, what fdwatch.c hands to waking.c, and pass.c.
 */
#include "waking-state.h"

/* The epoll says what is ready, or the owner waits. */
static bool wait(State *s, Actor *a)
{
    bool blocking = a->verb == LOOP && !a->is_due;

    if (blocking && !s->count && !timerfd_is_ready(s)) {
        return false;
    }
    a->got_notifier = s->count != 0;
    a->got_timer = timerfd_is_ready(s);
    s->queued = 0;
    a->step = DRAIN_FIRST;
    return true;
}

static void drain(State *s, bool read)
{
    if (read) {
        s->count = 0;
    } else {
        s->flag = 0;
    }
}

bool waking_step_of_wait(State *s, Actor *a)
{
    bool reads_first = exploring.without != WITHOUT_READING_FIRST;

    switch ((Step)a->step) {
    case QUIET_FLAG:
        a->step = s->flag ? WAIT : QUIET_LOOK;
        return true;
    case QUIET_LOOK:
        if (s->lock) {
            return false;
        }
        if (s->armed != NEVER && s->armed <= s->now) {
            s->is_unread = 1;
            s->armed = NEVER;
        }
        a->step = s->is_unread ? QUIET_STALE : WAIT;
        return true;
    case QUIET_STALE:
        s->stale = 1;
        a->step = PASS_SAMPLE;
        return true;
    case WAIT:
        return wait(s, a);
    case DRAIN_FIRST:
        if (a->got_notifier) {
            drain(s, reads_first);
        }
        a->step = DRAIN_SECOND;
        return true;
    case DRAIN_SECOND:
        if (a->got_notifier) {
            drain(s, !reads_first);
        }
        a->step = a->got_timer ? FETCHED : PASS_SAMPLE;
        return true;
    case FETCHED:
        if (s->lock) {
            return false;
        }
        if (exploring.without != WITHOUT_FORGETTING) {
            s->armed = NEVER;
        }
        s->is_unread = 0;
        a->step = FETCHED_STALE;
        return true;
    case FETCHED_STALE:
        s->stale = 1;
        a->step = PASS_SAMPLE;
        return true;
    default:
        return false;
    }
}

/* Takes out a timer that is due and calls it. False: none is. */
static bool call_one(State *s, Actor *a)
{
    for (uint8_t i = 0; i < TIMERS && !s->is_disabled; i++) {
        if (s->expire[i] == head(s) && s->expire[i] <= a->sample) {
            s->expire[i] = NEVER;
            if (exploring.scenario->callback[i].verb == ARM) {
                a->timer = exploring.scenario->callback[i].timer;
                a->expire = exploring.scenario->callback[i].expire;
                go_and_return(a, MOD_PUT, PASS_CALL);
            }
            return true;
        }
    }
    return false;
}

bool waking_step_of_turn(State *s, Actor *a, unsigned self)
{
    switch ((Step)a->step) {
    case TURN_OWNER:
        a->step = s->owner == self ? TURN_DEPTH : TURN_STALE;
        s->owner = (uint8_t)self;
        return true;
    case TURN_STALE:
        if (exploring.without != WITHOUT_ALL_FOR_A_NEW_OWNER) {
            s->stale = 1;
        }
        a->step = TURN_DEPTH;
        return true;
    case TURN_DEPTH:
        s->depth++;
        a->step = a->verb == FOREIGN ? QUIET_FLAG : PREPARE;
        return true;
    case PREPARE:
        go_and_return(a, ARM_STALE, WAIT);
        return true;
    case PASS_SAMPLE:
        a->sample = s->now;
        a->step = PASS_CALL;
        return true;
    case PASS_CALL:
        if (!call_one(s, a)) {
            a->step = TURN_END;
        }
        return true;
    case TURN_END:
        if (s->is_known && exploring.without != WITHOUT_ARMING_AT_THE_END) {
            go_and_return(a, ARM_STALE, TURN_LEFT);
        } else {
            a->step = TURN_UNCOUNT;
        }
        return true;
    case TURN_LEFT:
        if (a->is_due) {
            go_and_return(a, FLAG, TURN_UNCOUNT);
        } else {
            a->step = TURN_UNCOUNT;
        }
        return true;
    case TURN_UNCOUNT:
        s->depth--;
        a->step = TURN_NEXT;
        return true;
    case TURN_NEXT:
        a->is_due = a->wake = a->at = a->sample = 0; /* fewer states */
        a->got_notifier = a->got_timer = 0;
        a->step = a->verb == LOOP ? TURN_OWNER
                  : a->verb == FOREIGN ? FOREIGN_WAIT : NEXT_OP;
        return true;
    case FOREIGN_WAIT:
        if (!s->count && !timerfd_is_ready(s)) {
            return false;
        }
        a->step = TURN_OWNER;
        return true;
    default:
        return false;
    }
}
