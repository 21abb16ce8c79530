/*
 * ptimer-play: operations, chosen by numbers, done to counters and their judge.
 *
 * Counter and judge are worked one after the other, each with a log of its firings
 * and of what was read in them; then the logs are compared. So the callbacks' deeds
 * cannot be chosen as they come: the n-th firing does what line n of a script says,
 * which was chosen before. Who fires too often in one operation is stopped.
 */
#include "ptimer-play.h"

#include "fake-clock.h"
#include "ptimer-judge.h"
#include "vmtimer/icount.h"
#include "vmtimer/ptimer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { SCRIPT = 16, TOO_OFTEN = 200, LOG = TOO_OFTEN + 8, LIFE = 100 };

/* A deed of one counter or of its judge; running is common. */
typedef enum Deed {
    SET_COUNT, SET_LIMIT, SET_PERIOD, SET_FREQ, FROM_CLOCK, STOP, NOTHING, RUN,
    DEEDS = RUN + 4
} Deed;

typedef struct Line {
    Deed deed;
    uint64_t value;
    unsigned flag;
} Line;

typedef struct Firing {
    int64_t at_ns;
    uint64_t count;
} Firing;

/* What happened in one operation. */
typedef struct Log {
    unsigned length;
    Firing firings[LOG];
} Log;

typedef struct Game {
    Choices choices;
    Played played;
    uint64_t firings; /* before this operation */
    Line script[SCRIPT];
    ptimer_state *ptimer;
    PtimerJudge judge;
    Log is, must;
} Game;

_Noreturn static void differ(const Game *g, const char *what, uint64_t is,
                             uint64_t must)
{
    fprintf(stderr,
            "operation %" PRIu64 ", policy %#x: %s is %" PRIu64
            " and must be %" PRIu64 " at %" PRId64 " ns\n",
            g->played.operations, g->judge.policy, what, is, must,
            fake_clock_ns(QEMU_CLOCK_VIRTUAL));
    abort();
}

static void same(const Game *g, const char *what, uint64_t is, uint64_t must)
{
    if (is != must) {
        differ(g, what, is, must);
    }
}

static uint64_t choose(Game *g, uint64_t below)
{
    return g->choices.next(g->choices.opaque) % below;
}

/* Mostly small, and now and then of any size. */
static uint64_t choose_count(Game *g)
{
    switch (choose(g, 32)) {
    case 0:
        return UINT64_MAX - choose(g, 3);
    case 1:
        return (UINT64_C(1) << choose(g, 64)) - choose(g, 2);
    case 2:
        return choose(g, 100000);
    default:
        return choose(g, 12);
    }
}

static uint64_t choose_period(Game *g)
{
    static const int64_t periods[] = {1, 7, 999, 1000, 10000, 333333333};

    switch (choose(g, 16)) {
    case 0:
        return choose(g, 2) ? 0 : UINT64_C(1) << choose(g, 63);
    case 1:
        return 1 + choose(g, 20000);
    default:
        return (uint64_t)periods[choose(g, sizeof periods / sizeof *periods)];
    }
}

static uint64_t choose_freq(Game *g)
{
    static const uint32_t freqs[] = {1, 3, 32768, 999983, 1000000000, UINT32_MAX};

    return choose(g, 2) ? freqs[choose(g, sizeof freqs / sizeof *freqs)]
                        : 1 + choose(g, UINT32_MAX);
}

static Line choose_line(Game *g)
{
    Line line = {(Deed)choose(g, DEEDS), 0, (unsigned)choose(g, 3)};

    switch (line.deed) {
    case SET_COUNT:
    case SET_LIMIT:
        line.value = choose_count(g);
        break;
    case SET_PERIOD:
        line.value = choose_period(g);
        break;
    case SET_FREQ:
        line.value = choose_freq(g);
        break;
    case FROM_CLOCK:
        line.value = choose(g, UINT64_C(1) << (30 + choose(g, 20)));
        break;
    default:
        break;
    }
    return line;
}

static void do_to_ptimer(ptimer_state *s, const Line *line)
{
    Clock clk = {.period = line->value};

    switch (line->deed) {
    case SET_COUNT:
        ptimer_set_count(s, line->value);
        break;
    case SET_LIMIT:
        ptimer_set_limit(s, line->value, (int)line->flag);
        break;
    case SET_PERIOD:
        ptimer_set_period(s, (int64_t)line->value);
        break;
    case SET_FREQ:
        ptimer_set_freq(s, (uint32_t)line->value);
        break;
    case FROM_CLOCK:
        ptimer_set_period_from_clock(s, &clk, line->flag + 1);
        break;
    case STOP:
        ptimer_stop(s);
        break;
    case NOTHING:
        break;
    default:
        ptimer_run(s, (int)line->flag / 2);
        break;
    }
}

static void do_to_judge(PtimerJudge *j, const Line *line, int64_t now_ns)
{
    switch (line->deed) {
    case SET_COUNT:
        ptimer_judge_set_count(j, line->value);
        break;
    case SET_LIMIT:
        ptimer_judge_set_limit(j, line->value, line->flag);
        break;
    case SET_PERIOD:
        ptimer_judge_set_period(j, (Wide)line->value << 32, now_ns);
        break;
    case SET_FREQ:
        ptimer_judge_set_period(j, ((Wide)1000000000 << 32) / line->value,
                                now_ns);
        break;
    case FROM_CLOCK:
        ptimer_judge_set_period(j, (Wide)line->value * (line->flag + 1), now_ns);
        break;
    case STOP:
        ptimer_judge_stop(j, now_ns);
        break;
    case NOTHING:
        break;
    default:
        ptimer_judge_run(j, line->flag / 2);
        break;
    }
}

/* Writes the firing down, and says what it is to do. */
static const Line *log_firing(const Game *g, Log *log, int64_t now_ns,
                              uint64_t count)
{
    static const Line stop = {STOP, 0, 0};
    unsigned number = log->length++;

    if (number >= LOG) {
        differ(g, "the number of firings of a stopped counter", number, LOG);
    }
    log->firings[number] = (Firing){now_ns, count};
    return number < TOO_OFTEN ? &g->script[(g->firings + number) % SCRIPT]
                              : &stop;
}

static void on_fire(void *opaque)
{
    Game *g = opaque;

    do_to_ptimer(g->ptimer,
                 log_firing(g, &g->is, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL),
                            ptimer_get_count(g->ptimer)));
}

static void on_judged_fire(void *opaque, int64_t now_ns)
{
    Game *g = opaque;

    do_to_judge(&g->judge,
                log_firing(g, &g->must, now_ns,
                           ptimer_judge_read(&g->judge, now_ns)),
                now_ns);
}

static void change(Game *g)
{
    int64_t now_ns = fake_clock_ns(QEMU_CLOCK_VIRTUAL);

    ptimer_transaction_begin(g->ptimer);
    for (uint64_t n = choose(g, 5); n > 0; n--) {
        Line line = choose_line(g);

        do_to_ptimer(g->ptimer, &line);
        do_to_judge(&g->judge, &line, now_ns);
        same(g, "the count in a transaction", ptimer_get_count(g->ptimer),
             ptimer_judge_read(&g->judge, now_ns));
    }
    ptimer_transaction_commit(g->ptimer);
    ptimer_judge_commit(&g->judge, now_ns);
}

/* To somewhere in the round, around its end, or a few ticks behind it. */
static int64_t choose_time(Game *g, int64_t now_ns)
{
    int64_t end_ns = g->judge.mode == JUDGE_OFF ? now_ns + 1000
                                                : g->judge.end_ns;
    int64_t left_ns = end_ns - now_ns;

    if (left_ns > INT64_C(1) << 50 || left_ns <= 0) {
        return now_ns + (int64_t)choose(g, 1000000000);
    }
    switch (choose(g, 6)) {
    case 0:
        return end_ns - 1;
    case 1:
        return end_ns + 1;
    case 2:
        return now_ns + (int64_t)choose(g, (uint64_t)left_ns);
    case 3:
        return end_ns + (int64_t)choose(g, (uint64_t)left_ns);
    default:
        return end_ns;
    }
}

static void move_time(Game *g)
{
    int64_t now_ns = choose_time(g, fake_clock_ns(QEMU_CLOCK_VIRTUAL));

    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, now_ns);
    same(g, "the count before a pass", ptimer_get_count(g->ptimer),
         ptimer_judge_read(&g->judge, now_ns));
    if (choose(g, 8)) {
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
        ptimer_judge_pass(&g->judge, now_ns);
    }
}

static void compare(Game *g)
{
    int64_t now_ns = fake_clock_ns(QEMU_CLOCK_VIRTUAL);
    const PtimerJudge *j = &g->judge;
    int64_t due_ns = j->mode == JUDGE_OFF  ? -1
                     : j->end_ns <= now_ns ? 0 : j->end_ns - now_ns;

    same(g, "the number of firings", g->is.length, g->must.length);
    for (unsigned i = 0; i < g->is.length; i++) {
        same(g, "the time of a firing", (uint64_t)g->is.firings[i].at_ns,
             (uint64_t)g->must.firings[i].at_ns);
        same(g, "the count at a firing", g->is.firings[i].count,
             g->must.firings[i].count);
    }
    same(g, "the count", ptimer_get_count(g->ptimer),
         ptimer_judge_read(j, now_ns));
    same(g, "the limit", ptimer_get_limit(g->ptimer), j->limit);
    same(g, "the deadline",
         (uint64_t)qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1),
         (uint64_t)due_ns);
    g->firings += g->is.length;
    g->played.firings += g->is.length;
    g->is.length = g->must.length = 0;
}

/* One counter's life. */
static void play_counter(Game *g, uint64_t operations)
{
    uint8_t policy = (uint8_t)choose(g, 64);
    unsigned rounds = (unsigned)choose(g, 4);

    if (policy & PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT) {
        policy &= (uint8_t)~PTIMER_POLICY_NO_IMMEDIATE_TRIGGER;
    }
    qtest_allowed = rounds == 1;
    use_icount = rounds == 2;
    g->judge = (PtimerJudge){.policy = policy, .fire = on_judged_fire,
                             .never_stretches = qtest_allowed || use_icount,
                             .opaque = g};
    for (unsigned i = 0; i < SCRIPT; i++) {
        g->script[i] = choose(g, 2) ? choose_line(g) : (Line){NOTHING, 0, 0};
    }
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    g->ptimer = ptimer_init(on_fire, g, policy);
    for (; operations > 0; operations--) {
        g->played.operations++;
        (choose(g, 3) ? move_time : change)(g);
        compare(g);
    }
    ptimer_free(g->ptimer);
}

/* What it says of periods and limits of 0 is not the matter here. */
static void say_nothing(void *opaque, const char *message)
{
}

Played ptimer_play(Choices choices, uint64_t operations)
{
    Game *g = calloc(1, sizeof *g);

    g->choices = choices;
    vmtimer_set_storm_limit(0);
    vmtimer_set_log(say_nothing, NULL);
    while (g->played.operations < operations) {
        uint64_t left = operations - g->played.operations;

        play_counter(g, left < LIFE ? left : LIFE);
    }
    Played played = g->played;
    qtest_allowed = false;
    use_icount = 0;
    fake_clock_remove_all();
    vmtimer_set_storm_limit(10000);
    vmtimer_set_log(NULL, NULL);
    free(g);
    return played;
}
