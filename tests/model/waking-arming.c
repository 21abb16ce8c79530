/*
 * waking-arming: who arms a timer, and the turn that hands deadlines to the kernel.
 *
 * waking.c, wakefd.c and the setting half of notifier.c, access by access.
 */
#include "waking-state.h"

/* Puts the actor's timer in; is it the new head? */
static bool put(State *s, const Actor *a)
{
    s->expire[a->timer] = NEVER;
    bool is_head = a->expire < head(s);
    s->expire[a->timer] = a->expire;
    return is_head;
}

/* Looked up whose context it is: where that leads. */
static void looked_up(State *s, Actor *a, Step to)
{
    if (a->must_put) {
        a->must_put = 0;
        if (!put(s, a)) {
            come_back(a);
            return;
        }
    }
    a->step = to;
}

static void compare(State *s, Actor *a, bool must_set, Step set, Step unlock)
{
    if (must_set) {
        s->armed = a->at;
        s->is_unread = 0;
    }
    a->step = must_set ? set : unlock;
    if (must_set && exploring.without == WITHOUT_SETTIME_UNDER_THE_LOCK) {
        s->lock = 0;
    }
}

static bool lock(State *s, Actor *a, Step next)
{
    if (s->lock) {
        return false;
    }
    s->lock = (uint8_t)(1 + (a - s->actors));
    a->step = next;
    return true;
}

static void unlock(State *s, Actor *a, Step next)
{
    if (s->lock == 1 + (a - s->actors)) {
        s->lock = 0;
    }
    a->step = next;
}

static void read_head(State *s, Actor *a, Step enabled, Step compare_step)
{
    a->at = head(s);
    a->wake = WAKE_IDLE;
    a->step = a->at == NEVER ? compare_step : enabled;
}

static void read_enabled(State *s, Actor *a, Step now, Step compare_step)
{
    a->wake = WAKE_STOPPED;
    a->step = s->is_disabled ? compare_step : now;
}

static void read_now(State *s, Actor *a, Step compare_step)
{
    a->wake = a->at <= s->now ? WAKE_DUE : WAKE_AT;
    a->step = compare_step;
}

static bool is_to_be_set(const State *s, Actor *a)
{
    switch ((Wake)a->wake) {
    case WAKE_AT:
        return s->is_unread || a->at < s->armed;
    case WAKE_STOPPED:
        a->at = NEVER;
        return s->is_unread || s->armed != NEVER;
    case WAKE_IDLE:
        return s->is_unread;
    case WAKE_DUE:
        break;
    }
    return false;
}

/* vmt_waking_on_list_changed and what it calls. */
bool waking_step_of_armer(State *s, Actor *a, unsigned self)
{
    switch ((Step)a->step) {
    case MOD_PUT:
        if (exploring.without == WITHOUT_PUTTING_IN_FIRST) {
            a->must_put = 1;
            a->step = OWNER;
        } else if (put(s, a)) {
            a->step = OWNER;
        } else {
            come_back(a);
        }
        return true;
    case OWNER:
        if (s->owner == self) {
            a->step = DEPTH;
        } else {
            looked_up(s, a, LOWER_LOCK);
        }
        return true;
    case DEPTH:
        if (s->depth) {
            looked_up(s, a, MARK);
        } else {
            a->step = KNOWN;
        }
        return true;
    case KNOWN:
        looked_up(s, a, s->is_known ? LOWER_LOCK : MARK);
        return true;
    case MARK:
        s->stale = 1;
        come_back(a);
        return true;
    case LOWER_LOCK:
        return lock(s, a, LOWER_HEAD);
    case LOWER_HEAD:
        read_head(s, a, LOWER_ENABLED, LOWER_COMPARE);
        return true;
    case LOWER_ENABLED:
        read_enabled(s, a, LOWER_NOW, LOWER_COMPARE);
        return true;
    case LOWER_NOW:
        read_now(s, a, LOWER_COMPARE);
        return true;
    case LOWER_COMPARE:
        compare(s, a, a->wake == WAKE_AT && a->at < s->armed, LOWER_SET,
                LOWER_UNLOCK);
        return true;
    case LOWER_SET:
        settime(s, a->at);
        a->step = LOWER_UNLOCK;
        return true;
    case LOWER_UNLOCK:
        unlock(s, a, LOWER_STALE);
        return true;
    case LOWER_STALE:
        if (a->wake == WAKE_STOPPED
            || (a->wake == WAKE_DUE
                && exploring.without != WITHOUT_STALE_WHEN_DUE)) {
            s->stale = 1;
        }
        a->step = LOWER_NOTIFY;
        return true;
    case LOWER_NOTIFY:
        if (a->wake == WAKE_DUE) {
            a->step = FLAG;
        } else {
            come_back(a);
        }
        return true;
    case FLAG:
        if (s->flag) {
            come_back(a);
        } else {
            s->flag = 1;
            a->step = WRITE;
        }
        return true;
    case WRITE:
        s->count = 1;
        come_back(a);
        return true;
    default:
        return false;
    }
}

/* vmt_waking_arm and vmt_wakefd_arm. */
bool waking_step_of_arm(State *s, Actor *a)
{
    switch ((Step)a->step) {
    case ARM_STALE:
        a->is_due = 0;
        if (s->stale) {
            s->stale = 0;
            a->step = ARM_LOCK;
        } else {
            come_back(a);
        }
        return true;
    case ARM_LOCK:
        return lock(s, a, ARM_HEAD);
    case ARM_HEAD:
        read_head(s, a, ARM_ENABLED, ARM_COMPARE);
        return true;
    case ARM_ENABLED:
        read_enabled(s, a, ARM_NOW, ARM_COMPARE);
        return true;
    case ARM_NOW:
        read_now(s, a, ARM_COMPARE);
        return true;
    case ARM_COMPARE:
        compare(s, a, is_to_be_set(s, a), ARM_SET, ARM_UNLOCK);
        return true;
    case ARM_SET:
        settime(s, a->at);
        a->step = ARM_UNLOCK;
        return true;
    case ARM_UNLOCK:
        unlock(s, a, ARM_DUE);
        return true;
    case ARM_DUE:
        if (a->wake == WAKE_DUE) {
            s->stale = 1;
            a->is_due = 1;
        }
        come_back(a);
        return true;
    default:
        return false;
    }
}
