/*
 * play: operations, chosen by numbers, done to the library and to the judge.
 *
 *   lists   0 1   REALTIME, a standing clock that is moved both ways
 *           2     HOST, the same
 *           3 4   VIRTUAL, frozen, only moved by its verbs
 *
 * Each firing is compared when it happens: the judge must have named this timer.
 * A callback then goes on playing, so that all is also done from inside a pass.
 */
#include "fake-clock.h"
#include "stage.h"
#include "time/timerlist.h"

#include <stdlib.h>

enum { DEEPEST = 3, IN_A_PASS = 40 };

static const int64_t scales[] = {1, 1, 1, 7, SCALE_US, SCALE_MS};

static void on_notify(void *opaque, QEMUClockType type)
{
    (*(unsigned *)opaque)++;
}

static void all_lists_are_notified(Play *p, QEMUClockType type)
{
    for (int list = 0; list < JUDGE_LISTS; list++) {
        p->must_be_notified[list] += clock_of[list] == type;
    }
}

static void arm(Play *p, int number)
{
    JudgedTimer *judged = &p->judge.timers[number];
    QEMUTimer *timer = p->players[number].timer;
    int64_t time = choose_time(p, judged->list, judged->scale);
    int64_t expire_ns = judge_expire_ns(judged, time);
    bool is_head;

    p->played.cases[PLAYED_NEGATIVE] += time < 0;
    p->played.cases[PLAYED_FAR_END] += expire_ns == INT64_MAX;
    switch (choose(p, 4)) {
    case 0:
        is_head = judge_arm(&p->judge, number, expire_ns);
        timer_mod(timer, time);
        break;
    case 1:
        is_head = judge_arm(&p->judge, number, time < 0 ? 0 : time);
        timer_mod_ns(timer, time);
        break;
    case 2:
        is_head = judge_anticipate(&p->judge, number, expire_ns);
        timer_mod_anticipate(timer, time);
        break;
    default:
        is_head = judge_anticipate(&p->judge, number, time < 0 ? 0 : time);
        timer_mod_anticipate_ns(timer, time);
        break;
    }
    p->must_be_notified[judged->list] += is_head;
    p->players[number].armed_at_ns = now_ns(p, judged->list);
}

static void delete(Play *p, int number)
{
    bool was_pending = judge_delete(&p->judge, number);

    switch (choose(p, 3)) {
    case 0:
        timer_del(p->players[number].timer);
        break;
    case 1:
        same(p, "vmtimer_del", vmtimer_del(p->players[number].timer),
             was_pending);
        break;
    default:
        same(p, "vmtimer_del_sync", vmtimer_del_sync(p->players[number].timer),
             was_pending);
        break;
    }
}

static void on_fire(void *opaque);

static void make(Play *p, int number)
{
    JudgedTimer *judged = &p->judge.timers[number];
    Player *player = &p->players[number];

    *judged = (JudgedTimer){
        .list = (int)choose(p, JUDGE_LISTS),
        .scale = scales[choose(p, sizeof scales / sizeof *scales)],
        .attributes = choose(p, 4) ? 0 : QEMU_TIMER_ATTR_EXTERNAL,
    };
    player->play = p;
    player->number = number;
    player->timer = timer_new_tl(p->lists[judged->list], (int)judged->scale,
                                 on_fire, player);
    player->timer->attributes = judged->attributes;
}

static void make_anew(Play *p, int number)
{
    timer_free(p->players[number].timer);
    make(p, number);
}

static void switch_clock(Play *p)
{
    QEMUClockType type = (QEMUClockType)choose(p, QEMU_CLOCK_VIRTUAL_RT);
    bool enabled = choose(p, 4) > 0;

    if (enabled == p->is_disabled[type]) {
        all_lists_are_notified(p, type);
    }
    p->is_disabled[type] = !enabled;
    qemu_clock_enable(type, enabled);
    p->virtual_since_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

static void move_clock(Play *p)
{
    QEMUClockType type = choose(p, 2) ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_HOST;
    int64_t now = fake_clock_ns(type);

    switch (choose(p, 24)) {
    case 0:
        now = INT64_MAX - (int64_t)choose(p, 3);
        break;
    case 1:
        now = (int64_t)choose(p, 1000);
        break;
    case 2:
        now -= (int64_t)choose(p, 100);
        break;
    case 3:
        now = -(int64_t)choose(p, 1000);
        break;
    default:
        if (now < INT64_MAX - SCALE_MS) {
            now += (int64_t)choose(p, choose(p, 8) ? 6 : 3 * SCALE_US);
        }
        break;
    }
    all_lists_are_notified(p, type);
    p->played.cases[PLAYED_CLOCK_BACK] += now < fake_clock_ns(type);
    fake_clock_set_ns(type, now);
}

/* The order of arming must not notice where its numbers stand. */
static void move_numbers(Play *p, int list)
{
    static const uint64_t starts[] = {
        UINT64_MAX - 20, INT64_MAX - 20, UINT32_MAX - 20, 0,
    };

    if (judge_head(&p->judge, list) < 0) {
        p->played.cases[PLAYED_WRAP]++;
        vmt_timerlist_set_sequence(p->lists[list],
                                   starts[choose(p, sizeof starts
                                                        / sizeof *starts)]);
    }
}

static void begin_run(Play *p, Run *run, int list, int64_t sample_ns)
{
    if (p->depth++ == 0) {
        p->budget = IN_A_PASS;
    }
    *run = (Run){.list = list, .sample_ns = sample_ns, .outer = p->run};
    p->run = run;
}

static void end_run(Play *p, Run *run)
{
    p->run = run->outer;
    p->depth--;
}

static void run_list(Play *p, int list)
{
    Run run;

    begin_run(p, &run, list, now_ns(p, list));
    bool progress = timerlist_run_timers(p->lists[list]);
    end_run(p, &run);
    same(p, "timerlist_run_timers", progress, run.firings > 0);
    int head = judge_head(&p->judge, list);
    if (!p->is_disabled[clock_of[list]] && head >= 0
        && p->judge.timers[head].expire_ns <= run.sample_ns) {
        differ(p, "timer %d of list %d was due and did not fire", head, list);
    }
}

static int64_t soonest_virtual_ns(Play *p)
{
    int64_t soonest_ns = INT64_MAX;

    for (int list = 0; list < JUDGE_LISTS; list++) {
        int head = judge_head(&p->judge, list);

        if (clock_of[list] == QEMU_CLOCK_VIRTUAL && head >= 0
            && p->judge.timers[head].expire_ns < soonest_ns) {
            soonest_ns = p->judge.timers[head].expire_ns;
        }
    }
    return soonest_ns;
}

static void run_virtual(Play *p)
{
    int64_t start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    int64_t target_ns = start_ns + 1 + (int64_t)choose(p, 20);
    int64_t reached_ns;
    Run run;

    if (p->depth) {
        return; /* a verb inside a verb ends the outer's certainty */
    }
    p->virtual_since_ns = start_ns;
    begin_run(p, &run, -1, target_ns);
    if (choose(p, 2)) {
        reached_ns = qemu_clock_advance_virtual_time(target_ns);
        same(p, "qemu_clock_advance_virtual_time", reached_ns, target_ns);
    } else {
        reached_ns = vmtimer_run_until_idle(target_ns);
        if (reached_ns > target_ns) {
            differ(p, "vmtimer_run_until_idle went too far");
        }
    }
    end_run(p, &run);
    /* a change of VIRTUAL is told once, at the end */
    all_lists_are_notified(p, QEMU_CLOCK_VIRTUAL);
    if (!p->is_disabled[QEMU_CLOCK_VIRTUAL]
        && soonest_virtual_ns(p) <= target_ns) {
        differ(p, "a virtual timer was due and did not fire");
    }
}

static void run_list_if_not_too_deep(Play *p, int list)
{
    if (p->depth < DEEPEST) {
        run_list(p, list);
    }
}

/* What there is to do: to a timer or to a list, and how often. */
static const struct {
    unsigned weight;
    void (*to_timer)(Play *p, int number);
    void (*to_list)(Play *p, int list);
    void (*to_all)(Play *p);
} deeds[] = {
    {13, arm, NULL, NULL},
    {3, delete, NULL, NULL},
    {1, make_anew, NULL, NULL},
    {3, check_timer, NULL, NULL},
    {1, NULL, move_numbers, NULL},
    {5, NULL, run_list_if_not_too_deep, NULL},
    {2, NULL, check_list, NULL},
    {1, NULL, NULL, switch_clock},
    {2, NULL, NULL, move_clock},
    {1, NULL, NULL, run_virtual},
};
enum { WEIGHT_OF_ALL = 32 };

/* Any operation, at any depth. */
static void step(Play *p)
{
    uint64_t number = choose(p, JUDGE_TIMERS * JUDGE_LISTS);
    uint64_t weight = choose(p, WEIGHT_OF_ALL);
    unsigned i = 0;

    p->played.operations++;
    while (weight >= deeds[i].weight) {
        weight -= deeds[i++].weight;
    }
    if (deeds[i].to_timer) {
        deeds[i].to_timer(p, (int)(number % JUDGE_TIMERS));
    } else if (deeds[i].to_list) {
        deeds[i].to_list(p, (int)(number % JUDGE_LISTS));
    } else {
        deeds[i].to_all(p);
    }
    check_notified(p);
}

static int64_t later(int64_t a_ns, int64_t b_ns)
{
    return a_ns > b_ns ? a_ns : b_ns;
}

/* Exactly at its time; if that was past when it was armed, exactly then. */
static void check_virtual_turn(Play *p, int number)
{
    int64_t due_ns = later(p->judge.timers[number].expire_ns,
                           p->players[number].armed_at_ns);

    same(p, "VIRTUAL in a callback", qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL),
         later(due_ns, p->virtual_since_ns));
}

static void count_cases(Play *p, int number)
{
    const JudgedTimer *judged = &p->judge.timers[number];

    p->played.cases[PLAYED_NESTED] += p->run->outer != NULL;
    p->played.cases[PLAYED_OVERDUE] +=
        judged->expire_ns < p->players[number].armed_at_ns;
    for (int i = 0; i < JUDGE_TIMERS; i++) {
        const JudgedTimer *other = &p->judge.timers[i];

        if (i != number && other->is_pending && other->list == judged->list
            && other->expire_ns == judged->expire_ns) {
            p->played.cases[PLAYED_TIE]++;
            return;
        }
    }
}

/* Was it this timer's turn? */
static void check_turn(Play *p, int number)
{
    const JudgedTimer *judged = &p->judge.timers[number];
    QEMUClockType type = clock_of[judged->list];
    const Run *run = p->run;

    same(p, "a timer that fires", number, judge_head(&p->judge, judged->list));
    same(p, "a fired timer's clock's disabled flag", p->is_disabled[type], false);
    if (run->list >= 0) {
        same(p, "the list of a fired timer", judged->list, run->list);
        if (judged->expire_ns > run->sample_ns) {
            differ(p, "timer %d fired early", number);
        }
        return;
    }
    check_virtual_turn(p, number);
}

static void on_fire(void *opaque)
{
    Player *player = opaque;
    Play *p = player->play;

    check_turn(p, player->number);
    count_cases(p, player->number);
    judge_delete(&p->judge, player->number);
    p->run->firings++;
    p->played.firings++;
    while (p->budget && choose(p, 3)) {
        p->budget--;
        step(p); /* may free this timer */
    }
}

static void begin(Play *p)
{
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_install(QEMU_CLOCK_HOST);
    cpu_disable_ticks();
    vmtimer_set_storm_limit(0);
    for (int list = 0; list < JUDGE_LISTS; list++) {
        p->lists[list] = timerlist_new(clock_of[list], on_notify,
                                       &p->notified[list]);
    }
    for (int i = 0; i < JUDGE_TIMERS; i++) {
        make(p, i);
    }
}

static void end(Play *p)
{
    for (int i = 0; i < JUDGE_TIMERS; i++) {
        timer_free(p->players[i].timer);
    }
    for (int list = 0; list < JUDGE_LISTS; list++) {
        timerlist_free(p->lists[list]);
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        qemu_clock_enable((QEMUClockType)type, true);
    }
    fake_clock_remove_all();
    vmtimer_set_storm_limit(10000);
    cpu_enable_ticks();
}

Played play(Choices choices, uint64_t operations)
{
    Play *p = calloc(1, sizeof *p);

    p->choices = choices;
    begin(p);
    while (p->played.operations < operations) {
        step(p);
    }
    Played played = p->played;
    end(p);
    free(p);
    return played;
}
