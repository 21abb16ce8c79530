/*
 * many: thousands of timers against a sorted array.
 *
 *     model-many [OPERATIONS [SEED]]
 *
 * The array is in firing order at all times: what is armed goes behind the equals.
 * Rounds differ in how many timers there are, how many different times, and how many
 * rungs the ladder may have: with few of them what is left is sorted by choosing.
 */
#include "promise.h"
#include "random.h"
#include "time/expiry.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { TIMERS = 6000, CHECK_EACH = 2000, ARMED_ELSEWHERE = 3000 };

typedef struct Many {
    VmtExpiry expiry;
    QEMUTimer timers[TIMERS];
    QEMUTimer *sorted[TIMERS];
    int64_t times[TIMERS]; /* of sorted[], and the judge's own */
    unsigned count;
    uint64_t seed;
} Many;

static uint64_t operations = 300000;
static const char *seed_argument;

/* How many stand at or before @expire_ns. */
static unsigned rank_of(const Many *m, int64_t expire_ns)
{
    unsigned low = 0, high = m->count;

    while (low < high) {
        unsigned middle = (low + high) / 2;

        if (m->times[middle] <= expire_ns) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void judge_remove(Many *m, const QEMUTimer *ts)
{
    unsigned i = rank_of(m, ts->expire_time) - 1;

    while (m->sorted[i] != ts) {
        i--;
    }
    m->count--;
    memmove(&m->sorted[i], &m->sorted[i + 1],
            (m->count - i) * sizeof *m->sorted);
    memmove(&m->times[i], &m->times[i + 1], (m->count - i) * sizeof *m->times);
}

static void judge_insert(Many *m, QEMUTimer *ts, int64_t expire_ns)
{
    unsigned i = rank_of(m, expire_ns);

    memmove(&m->sorted[i + 1], &m->sorted[i],
            (m->count - i) * sizeof *m->sorted);
    memmove(&m->times[i + 1], &m->times[i], (m->count - i) * sizeof *m->times);
    m->sorted[i] = ts;
    m->times[i] = expire_ns;
    m->count++;
}

static void arm(Many *m, QEMUTimer *ts, int64_t expire_ns)
{
    bool was_settled = vmt_expiry_is_settled(&m->expiry);
    bool is_head;

    if (ts->expire_time >= 0) {
        judge_remove(m, ts);
        is_head = vmt_expiry_move(&m->expiry, ts, expire_ns);
    } else {
        is_head = vmt_expiry_insert(&m->expiry, ts, expire_ns);
    }
    judge_insert(m, ts, expire_ns);
    if ((was_settled && vmt_expiry_is_settled(&m->expiry)) || is_head) {
        assert_int_equal(is_head, m->sorted[0] == ts);
    }
}

/* Its memory may be used for something else at once. */
static void delete(Many *m, QEMUTimer *ts)
{
    int attributes = ts->attributes;

    judge_remove(m, ts);
    vmt_expiry_remove(&m->expiry, ts);
    memset(ts, 0x5a, sizeof *ts);
    ts->attributes = attributes;
    ts->expire_time = -1;
}

static void compare_heads(Many *m)
{
    int64_t expire_ns;

    if (!vmt_expiry_is_settled(&m->expiry)
        && random_number(&m->seed) % 4) {
        return; /* the work goes on with the next operation */
    }
    while (!vmt_expiry_settle(&m->expiry)) {
        if (m->count) {
            assert_true(vmt_expiry_bound(&m->expiry) <= m->times[0]);
        }
    }
    QEMUTimer *head = vmt_expiry_head(&m->expiry, &expire_ns);

    assert_ptr_equal(head, m->count ? m->sorted[0] : NULL);
    if (head) {
        assert_int_equal(expire_ns, m->times[0]);
    }
}

static void compare_soonest(Many *m, int attr_mask)
{
    int64_t expire_ns;
    unsigned i = 0;

    while (i < m->count && m->sorted[i]->attributes & ~attr_mask) {
        i++;
    }
    bool found = vmt_expiry_soonest(&m->expiry, attr_mask, &expire_ns);
    assert_int_equal(found, i < m->count);
    if (found) {
        assert_int_equal(expire_ns, m->times[i]);
    }
}

typedef struct Round {
    unsigned timers;
    int64_t spread; /* times within so many ns */
    int64_t advance; /* of the lowest time, per operation */
    unsigned rungs;
} Round;

static void operate(Many *m, const Round *round, int64_t base_ns)
{
    QEMUTimer *ts = &m->timers[random_number(&m->seed) % round->timers];
    uint64_t what = random_number(&m->seed) % 16;
    int64_t expire_ns = base_ns + (int64_t)(random_number(&m->seed)
                                            % (uint64_t)round->spread);

    if (round->spread < INT64_MAX / 8 && random_number(&m->seed) % 256 == 0) {
        expire_ns += 3 * round->spread; /* beyond the others */
    }
    if (random_number(&m->seed) % 4096 == 0) {
        for (unsigned stay = m->count / 10; m->count > stay;) {
            delete(m, m->sorted[m->count - 1 - stay]); /* the front last */
        }
    }
    if (what < 3 && m->count) {
        ts = m->sorted[0]; /* what a pass does */
    }
    if (what < 7 && ts->expire_time >= 0) {
        delete(m, ts);
    }
    if (what < 2 || what >= 5) {
        arm(m, ts, what == 15 ? INT64_MAX : expire_ns);
    }
}

static void play_round(Many *m, const Round *round)
{
    static const uint64_t starts[] = {
        0, UINT32_MAX - UINT64_C(5000), UINT64_MAX - 5000,
        (uint64_t)INT64_MAX - 5000,
    };

    vmt_expiry_init(&m->expiry);
    m->expiry.ladder.most = round->rungs;
    m->expiry.ladder.chunks.sparse = random_number(&m->seed) % 2 ? VMT_SPARSE : 0;
    m->expiry.next_order = starts[random_number(&m->seed) % 4];
    for (uint64_t i = 0; i < operations; i++) {
        if (random_number(&m->seed) % ARMED_ELSEWHERE == 0) {
            m->expiry.next_order += UINT64_C(1) << random_number(&m->seed) % 40;
        }
        operate(m, round, (int64_t)i * round->advance);
        compare_heads(m);
        if (i % CHECK_EACH == 0) {
            const char *broken = vmt_expiry_check(&m->expiry);

            if (broken) {
                fail_msg("%s", broken);
            }
            compare_soonest(m, 0);
            compare_soonest(m, ~2);
        }
    }
    while (m->count) {
        delete(m, m->sorted[0]);
        compare_heads(m);
    }
    vmt_expiry_deinit(&m->expiry);
}

static void thousands_of_timers_keep_a_sorted_arrays_order(void **state)
{
    static const Round rounds[] = {
        {TIMERS, 16, 0, VMT_RUNGS}, {TIMERS, 1000000, 1, VMT_RUNGS},
        {700, 2000, 7, VMT_RUNGS},  {70, 20, 1, VMT_RUNGS},
        {5, 3, 1, VMT_RUNGS},       {TIMERS, 100, 0, VMT_RUNGS},
        {300, 1000, 11, VMT_RUNGS}, {2000, 100000, 90, VMT_RUNGS},
        {300, 100, 1, VMT_RUNGS},   {1000, 20, 1, VMT_RUNGS},
        {TIMERS, 16, 0, 2},         {700, 1000000, 1, 1},
        {70, 20, 1, 0},             {TIMERS, INT64_MAX / 2, 1, VMT_RUNGS},
    };
    Many *m = calloc(1, sizeof *m);

    m->seed = random_seed(seed_argument);
    print_message("seed %" PRIu64 "\n", m->seed);
    for (int i = 0; i < TIMERS; i++) {
        m->timers[i].expire_time = -1;
        m->timers[i].attributes = i % 3;
    }
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        play_round(m, &rounds[i]);
    }
    free(m);
}

/* Chunks that differ; each was told of two others, at most. */
static unsigned count_changes(const VmtChunks *now, const VmtChunk *before)
{
    unsigned count = 0;

    for (uint32_t id = 1; id < now->used; id++) {
        count += memcmp(&now->at[id], &before[id], sizeof *before) != 0;
    }
    return count;
}

static void assert_touches_few(Many *m, VmtChunk *before, unsigned looked_at)
{
    const VmtLadder *l = &m->expiry.ladder;
    size_t bytes = l->chunks.used * sizeof *before;

    assert_true(count_changes(&l->chunks, before) <= 3 * 64);
    if (l->look.count > looked_at) {
        assert_true(l->look.count - looked_at <= 64);
    }
    memcpy(before, l->chunks.at, bytes);
}

/* All but the sixteen in one bag; then these go, and the bag is sorted. */
static void a_call_sorts_at_most_64_timers(void **state)
{
    Many *m = calloc(1, sizeof *m);
    unsigned looked_at;

    vmt_expiry_init(&m->expiry);
    m->seed = random_seed(seed_argument);
    for (int i = 0; i < TIMERS; i++) {
        m->timers[i].expire_time = -1;
        arm(m, &m->timers[i], i < VMT_FEW ? i : 1 << 20);
    }
    for (int i = VMT_FEW; i < TIMERS; i += 2) {
        arm(m, &m->timers[i], (1 << 20) + i);
    }
    vmt_expiry_reserve(&m->expiry, 2 * TIMERS);
    VmtChunk *before = calloc(m->expiry.ladder.chunks.room, sizeof *before);
    memcpy(before, m->expiry.ladder.chunks.at,
           m->expiry.ladder.chunks.used * sizeof *before);
    looked_at = m->expiry.ladder.look.count;
    while (m->count) {
        bool is_settled;

        do {
            is_settled = vmt_expiry_settle(&m->expiry);
            assert_touches_few(m, before, looked_at);
            looked_at = m->expiry.ladder.look.count;
        } while (!is_settled);
        delete(m, m->sorted[0]);
        assert_touches_few(m, before, looked_at);
        looked_at = m->expiry.ladder.look.count;
    }
    vmt_expiry_deinit(&m->expiry);
    free(before);
    free(m);
}

/*
 * The first is moved later, onto the time of the second, which is armed 2^31 armings
 * after that, less some; a third one is moved on and on.
 */
static void who_was_moved_later_keeps_its_order_for_any_number_of_armings(
    void **state)
{
    enum { COUNT = 100, MOVES = 1 << 14, FIRST = 50, SECOND, THIRD };
    const uint64_t many = UINT64_C(1) << 31;
    Many *m = calloc(1, sizeof *m);
    int64_t expire_ns;

    vmt_expiry_init(&m->expiry);
    for (int i = 0; i < COUNT; i++) {
        vmt_expiry_insert(&m->expiry, &m->timers[i], 1000 + i);
    }
    uint64_t order = m->expiry.next_order;
    vmt_expiry_move(&m->expiry, &m->timers[FIRST], 5000);
    vmt_expiry_remove(&m->expiry, &m->timers[SECOND]);
    for (int i = 0; i < MOVES; i++) {
        vmt_expiry_move(&m->expiry, &m->timers[THIRD], 9000 + i);
        m->expiry.next_order += (many - MOVES) / MOVES;
    }
    m->expiry.next_order = order + many - 4;
    vmt_expiry_insert(&m->expiry, &m->timers[SECOND], 5000);
    m->expiry.next_order = order + many + 4;
    vmt_expiry_move(&m->expiry, &m->timers[THIRD], 9000 + MOVES);
    for (int i = 0; i < FIRST + COUNT - THIRD - 1; i++) {
        while (!vmt_expiry_settle(&m->expiry)) {
            continue;
        }
        vmt_expiry_remove(&m->expiry, vmt_expiry_head(&m->expiry, &expire_ns));
    }
    for (int i = FIRST; i <= THIRD; i++) {
        while (!vmt_expiry_settle(&m->expiry)) {
            continue;
        }
        assert_ptr_equal(vmt_expiry_head(&m->expiry, &expire_ns),
                         &m->timers[i]);
        vmt_expiry_remove(&m->expiry, &m->timers[i]);
    }
    vmt_expiry_deinit(&m->expiry);
    free(m);
}

/* Each that fires is armed again, as far ahead as any. */
static void in_steady_use_no_pass_sorts_all_timers(void **state)
{
    enum { DELAY = 1 << 20 };
    Many *m = calloc(1, sizeof *m);
    VmtExpiry *e = &m->expiry;
    unsigned most = 0;

    vmt_expiry_init(e);
    m->seed = random_seed(seed_argument);
    for (int i = 0; i < TIMERS; i++) {
        vmt_expiry_insert(e, &m->timers[i],
                          (int64_t)(random_number(&m->seed) % DELAY));
    }
    for (int i = 0; i < 20 * TIMERS; i++) {
        unsigned before = e->ladder.work;
        int64_t expire_ns = 0;

        while (!vmt_expiry_settle(e)) {
            continue;
        }
        QEMUTimer *ts = vmt_expiry_head(e, &expire_ns);

        if (i > TIMERS && e->ladder.work - before > most) {
            most = e->ladder.work - before;
        }
        vmt_expiry_remove(e, ts);
        vmt_expiry_insert(e, ts,
                          expire_ns
                              + (int64_t)(random_number(&m->seed) % DELAY));
    }
    assert_in_range(most, 1, TIMERS / 8);
    while (e->count) {
        vmt_expiry_remove(e, &m->timers[e->count - 1]);
    }
    vmt_expiry_deinit(e);
    free(m);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(thousands_of_timers_keep_a_sorted_arrays_order),
        PROMISE(a_call_sorts_at_most_64_timers),
        PROMISE(who_was_moved_later_keeps_its_order_for_any_number_of_armings),
        PROMISE(in_steady_use_no_pass_sorts_all_timers),
    };

    if (argc > 1) {
        operations = strtoull(argv[1], NULL, 10);
    }
    seed_argument = argc > 2 ? argv[2] : NULL;
    return cmocka_run_group_tests_name("many", tests, NULL, NULL);
}
