/*
 * ptimer: a down counter that device models program.
 *
 *   count  limit |\      |\            one round: `delta` ticks from last_event
 *                |  \    |  \          to next_event, where the timer fires;
 *              0 |____\__|____\__      next round starts at next_event
 *             last   next
 *
 * Everything that can set a round going comes through start_round, with the
 * reason why; the policies are questions asked there. Setters only note that a
 * round must start: the transaction's end starts it.
 *
 * Calls nothing of the library but timer_init_full, timer_mod, timer_del and
 * qemu_clock_get_ns, so that a program may bring a timer core of its own (QEMU's
 * ptimer-test does); what stops the program or warns is looked up weakly.
 */
#include "parts/contract.h"
#include "parts/ptimer-state.h"
#include "vmtimer/icount.h"

/*
 * With old objects, whose counters are others, the plain names are those of
 * compat/objects.
 */
#define WEAK(name) extern __typeof__(name) name __attribute__((weak))

WEAK(ptimer_free);
WEAK(ptimer_transaction_begin);
WEAK(ptimer_transaction_commit);
WEAK(ptimer_set_period);
WEAK(ptimer_set_period_from_clock);
WEAK(ptimer_set_freq);
WEAK(ptimer_set_limit);
WEAK(ptimer_get_limit);
WEAK(ptimer_get_count);
WEAK(ptimer_set_count);
WEAK(ptimer_run);
WEAK(ptimer_stop);

/* Below this a periodic round is stretched. */
enum { SHORTEST_ROUND_NS = 10000 };

/* Why a round starts. */
typedef enum Reason {
    STARTED,  /* run, or a register was written */
    COUNTED,  /* the last round came to its end */
    DEFERRED, /* the last round was one tick long, for lack of a count */
} Reason;

static void warn(const char *sentence)
{
    if (!qtest_allowed) {
        contract_warn(sentence);
    }
}

static bool has(const ptimer_state *s, unsigned policy)
{
    return s->policy & policy;
}

static void switch_off(ptimer_state *s)
{
    timer_del(&s->timer);
    s->enabled = PTIMER_OFF;
}

/* The whole ns in @ticks periods; too many for 64 bits: UINT64_MAX. */
static uint64_t round_ns(uint64_t ticks, uint64_t period, uint32_t frac)
{
    uint64_t parts = (ticks >> 32) * frac + ((ticks & UINT32_MAX) * frac >> 32);
    uint64_t ns;

    if (__builtin_mul_overflow(ticks, period, &ns)
        || __builtin_add_overflow(ns, parts, &ns)) {
        return UINT64_MAX;
    }
    return ns;
}

/* A round that ends after the far end of time ends there. */
static int64_t end_ns(int64_t start_ns, uint64_t ns)
{
    return ns > (uint64_t)(INT64_MAX - start_ns) ? INT64_MAX
                                                 : start_ns + (int64_t)ns;
}

/* A round of @ticks as it is really counted: short periodic ones are stretched. */
static void effective_period(const ptimer_state *s, uint64_t ticks,
                             uint64_t *ret_period, uint32_t *ret_frac)
{
    *ret_period = (uint64_t)s->period;
    *ret_frac = s->period_frac;
    if (s->enabled == PTIMER_PERIODIC && !use_icount && !qtest_allowed
        && round_ns(ticks, *ret_period, *ret_frac) < SHORTEST_ROUND_NS) {
        *ret_period = SHORTEST_ROUND_NS / ticks;
        *ret_frac = 0;
    }
}

/* A round that starts with nothing to count: does it fire at once? */
static bool fires_at_once(const ptimer_state *s, Reason reason)
{
    return !has(s, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER)
           && !(reason == STARTED
                && has(s, PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT));
}

/* A round that starts with nothing to count: is it one tick long all the same? */
static bool lasts_one_tick(const ptimer_state *s, Reason reason)
{
    bool is_periodic = s->enabled == PTIMER_PERIODIC;

    return (has(s, PTIMER_POLICY_CONTINUOUS_TRIGGER) && is_periodic
            && s->limit == 0)
           || (has(s, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER) && reason != DEFERRED)
           || (has(s, PTIMER_POLICY_NO_IMMEDIATE_RELOAD) && is_periodic
               && s->limit != 0);
}

/* How many ticks the round lasts; 0: it cannot start. */
static uint64_t ticks_of_round(const ptimer_state *s, Reason reason)
{
    if (s->delta == 0) {
        return lasts_one_tick(s, reason);
    }
    return s->delta + s->has_wrap_tick;
}

static void call(ptimer_state *s)
{
    s->is_calling = true;
    s->cb(s->opaque);
    s->is_calling = false;
}

/* From next_event on; the caller has set that to now unless the last one goes on. */
static void start_round(ptimer_state *s, Reason reason)
{
    uint64_t period;
    uint32_t frac;

    if (s->delta == 0 && fires_at_once(s, reason)) {
        call(s); /* may change everything */
    }
    if (s->delta == 0 && !has(s, PTIMER_POLICY_NO_IMMEDIATE_RELOAD)) {
        s->delta = s->limit;
    }
    if (s->enabled == PTIMER_OFF) {
        return; /* the callback stopped it */
    }
    if (s->period == 0 && s->period_frac == 0) {
        warn("ptimer: a timer with period zero was switched off");
        switch_off(s);
        return;
    }
    s->has_wrap_tick = has(s, PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD)
                       && reason == COUNTED && s->delta < UINT64_MAX;
    uint64_t ticks = ticks_of_round(s, reason);
    if (ticks == 0) {
        warn("ptimer: a timer with nothing to count was switched off");
        switch_off(s);
        return;
    }
    effective_period(s, ticks, &period, &frac);
    s->last_event = s->next_event;
    s->next_event = end_ns(s->last_event, round_ns(ticks, period, frac));
    timer_mod(&s->timer, s->next_event);
}

void ptimer_transaction_begin(ptimer_state *s)
{
    CONTRACT(!s->is_in_transaction, "inside another transaction, or the callback");
    s->is_in_transaction = true;
    s->needs_reload = false;
}

void ptimer_transaction_commit(ptimer_state *s)
{
    CONTRACT(s->is_in_transaction, "without ptimer_transaction_begin");
    /* A round may fire at once, and the callback ask for another. */
    while (s->needs_reload && s->enabled != PTIMER_OFF) {
        s->needs_reload = false;
        s->next_event = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
        start_round(s, STARTED);
    }
    s->is_in_transaction = false;
}

/* The end of a one-shot round, or of a periodic one and the start of the next. */
static bool end_round(ptimer_state *s)
{
    if (s->enabled == PTIMER_ONESHOT) {
        s->delta = 0;
        s->enabled = PTIMER_OFF;
        return true;
    }
    Reason reason = s->delta == 0 || s->limit == 0 ? DEFERRED : COUNTED;
    s->delta = s->limit;
    start_round(s, reason);
    /* Without NO_IMMEDIATE_TRIGGER a deferred round fired when it began. */
    return reason == COUNTED || has(s, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER);
}

static void on_timer(void *opaque)
{
    ptimer_state *s = opaque;

    ptimer_transaction_begin(s);
    if (end_round(s)) {
        call(s);
    }
    ptimer_transaction_commit(s);
}

/*
 * floor(ns / (period + frac / 2^32)), exact: 96-bit long division, a bit a time.
 * The remainder stays below the divisor, so 97 bits hold it.
 */
static uint64_t ticks_in(uint64_t ns, uint64_t period, uint32_t frac)
{
    uint64_t rest_high = 0; /* the remainder, in 2^-32 ns: high part, low part */
    uint32_t rest_low = 0;
    uint64_t ticks = 0;

    for (int bit = 95 - (ns ? __builtin_clzll(ns) : 63); bit >= 0; bit--) {
        bool carry = rest_high >> 63;
        unsigned next = bit >= 32 ? ns >> (bit - 32) & 1 : 0;

        rest_high = rest_high << 1 | rest_low >> 31;
        rest_low = rest_low << 1 | next;
        ticks <<= 1;
        if (carry || rest_high > period
            || (rest_high == period && rest_low >= frac)) {
            rest_high -= period + (rest_low < frac);
            rest_low -= frac;
            ticks |= 1;
        }
    }
    return ticks;
}

/* Periods that have begun in @ns, the one at its very end left out. */
static uint64_t ticks_begun_in(uint64_t ns, uint64_t period, uint32_t frac)
{
    uint64_t ticks = ticks_in(ns, period, frac);
    bool is_whole = round_ns(ticks, period, frac) == ns
                    && (uint32_t)(ticks * frac) == 0;

    return ticks + !is_whole;
}

/* Whole ticks from @now_ns to the end of a round of @ticks. */
static uint64_t ticks_left(const ptimer_state *s, uint64_t ticks, int64_t now_ns)
{
    uint64_t period;
    uint32_t frac;

    effective_period(s, ticks, &period, &frac);
    if (now_ns >= s->next_event || (period == 0 && frac == 0)) {
        return 0;
    }
    if (s->next_event < INT64_MAX) {
        return ticks_in((uint64_t)(s->next_event - now_ns), period, frac);
    }
    /* The end is not known, but the start is; a loaded one's may be still to come. */
    if (now_ns <= s->last_event) {
        return ticks;
    }
    return ticks - ticks_begun_in((uint64_t)(now_ns - s->last_event), period,
                                  frac);
}

uint64_t ptimer_get_count(ptimer_state *s)
{
    if (s->enabled == PTIMER_OFF || s->delta == 0 || s->needs_reload) {
        return s->delta;
    }
    int64_t now_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    uint64_t left = ticks_left(s, s->delta + s->has_wrap_tick, now_ns);

    if (s->has_wrap_tick && left >= s->delta) {
        return 0;
    }
    return left + (has(s, PTIMER_POLICY_NO_COUNTER_ROUND_DOWN)
                   && now_ns != s->last_event);
}

/* The count as it is becomes where counting goes on from. */
static void capture_count(ptimer_state *s)
{
    s->delta = ptimer_get_count(s);
}

static void reload_if_running(ptimer_state *s)
{
    if (s->enabled != PTIMER_OFF) {
        s->needs_reload = true;
    }
}

static void set_period(ptimer_state *s, int64_t period, uint32_t frac)
{
    capture_count(s);
    s->period = period;
    s->period_frac = frac;
    reload_if_running(s);
}

void ptimer_set_period(ptimer_state *s, int64_t period)
{
    CONTRACT(s->is_in_transaction, "outside a transaction");
    set_period(s, period, 0);
}

void ptimer_set_freq(ptimer_state *s, uint32_t freq)
{
    CONTRACT(s->is_in_transaction, "outside a transaction");
    CONTRACT(freq != 0, "a frequency of 0 has no period");
    set_period(s, NANOSECONDS_PER_SECOND / freq,
               (uint32_t)((NANOSECONDS_PER_SECOND << 32) / freq));
}

void ptimer_set_period_from_clock(ptimer_state *s, const Clock *clk,
                                  unsigned int divisor)
{
    uint64_t raw = clock_get(clk);
    uint64_t frac = (raw & UINT32_MAX) * divisor;

    CONTRACT(s->is_in_transaction, "outside a transaction");
    set_period(s, (int64_t)((raw >> 32) * divisor + (frac >> 32)),
               (uint32_t)frac);
}

void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload)
{
    CONTRACT(s->is_in_transaction, "outside a transaction");
    s->limit = limit;
    if (reload) {
        s->delta = limit;
        reload_if_running(s);
    }
}

uint64_t ptimer_get_limit(ptimer_state *s)
{
    return s->limit;
}

void ptimer_set_count(ptimer_state *s, uint64_t count)
{
    CONTRACT(s->is_in_transaction, "outside a transaction");
    s->delta = count;
    reload_if_running(s);
}

void ptimer_run(ptimer_state *s, int oneshot)
{
    bool was_off = s->enabled == PTIMER_OFF;

    CONTRACT(s->is_in_transaction, "outside a transaction");
    if (was_off && s->period == 0 && s->period_frac == 0) {
        warn("ptimer_run: a timer with period zero stays off");
        return;
    }
    s->enabled = oneshot ? PTIMER_ONESHOT : PTIMER_PERIODIC;
    s->needs_reload |= was_off;
}

void ptimer_stop(ptimer_state *s)
{
    CONTRACT(s->is_in_transaction, "outside a transaction");
    if (s->enabled != PTIMER_OFF) {
        capture_count(s);
        switch_off(s);
        s->needs_reload = false;
    }
}

ptimer_state *ptimer_init(ptimer_cb callback, void *callback_opaque,
                          uint8_t policy_mask)
{
    CONTRACT(callback, "no callback (NULL)");
    CONTRACT(!(policy_mask & PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT)
                 || !(policy_mask & PTIMER_POLICY_NO_IMMEDIATE_TRIGGER),
             "TRIGGER_ONLY_ON_DECREMENT excludes NO_IMMEDIATE_TRIGGER");
    ptimer_state *s = calloc(1, sizeof *s);
    CONTRACT(s, "out of memory");
    s->cb = callback;
    s->opaque = callback_opaque;
    s->policy = policy_mask;
    timer_init_full(&s->timer, NULL, QEMU_CLOCK_VIRTUAL, SCALE_NS, 0, on_timer,
                    s);
    return s;
}

void ptimer_free(ptimer_state *s)
{
    if (s) {
        CONTRACT(!s->is_calling, "inside the counter's own callback");
        timer_del(&s->timer);
        free(s);
    }
}

/* ptimer_init by its plain name, and the verbs by one of ours. */
#define PLAIN(name)                                     \
    extern __typeof__(name) plain_##name __asm__(#name) \
        __attribute__((weak, alias("vmtimer_" #name)))
#define OWN(name) \
    extern __typeof__(name) vmt_own_##name __attribute__((alias(#name)))

PLAIN(ptimer_init);
OWN(ptimer_free);
OWN(ptimer_transaction_begin);
OWN(ptimer_transaction_commit);
OWN(ptimer_set_period);
OWN(ptimer_set_period_from_clock);
OWN(ptimer_set_freq);
OWN(ptimer_set_limit);
OWN(ptimer_get_limit);
OWN(ptimer_get_count);
OWN(ptimer_set_count);
OWN(ptimer_run);
OWN(ptimer_stop);
