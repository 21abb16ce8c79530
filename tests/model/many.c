/*
 * many: thousands of timers against a sorted array.
 *
 *     model-many [OPERATIONS [SEED]]
 *
 * The array is in firing order at all times: what is armed goes behind the equals.
 * Rounds differ in how many timers there are and how many different times, so that
 * every level of the tournament has its ties.
 */
#include "promise.h"
#include "random.h"
#include "time/expiry.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { TIMERS = 6000, CHECK_EACH = 2000 };

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
    bool is_head;

    if (ts->expire_time >= 0) {
        judge_remove(m, ts);
        is_head = vmt_expiry_move(&m->expiry, ts, expire_ns);
    } else {
        is_head = vmt_expiry_insert(&m->expiry, ts, expire_ns);
    }
    judge_insert(m, ts, expire_ns);
    assert_int_equal(is_head, m->sorted[0] == ts);
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
} Round;

static void operate(Many *m, const Round *round, int64_t base_ns)
{
    QEMUTimer *ts = &m->timers[random_number(&m->seed) % round->timers];
    uint64_t what = random_number(&m->seed) % 16;
    int64_t expire_ns = base_ns + (int64_t)(random_number(&m->seed)
                                            % (uint64_t)round->spread);

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

    m->expiry.next_order = starts[random_number(&m->seed) % 4];
    for (uint64_t i = 0; i < operations; i++) {
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
}

static void thousands_of_timers_keep_a_sorted_arrays_order(void **state)
{
    static const Round rounds[] = {
        {TIMERS, 16, 0}, {TIMERS, 1000000, 1}, {700, 2000, 7}, {70, 20, 1},
        {5, 3, 1}, {TIMERS, 100, 0},
    };
    Many *m = calloc(1, sizeof *m);

    m->seed = random_seed(seed_argument);
    print_message("seed %" PRIu64 "\n", m->seed);
    vmt_expiry_init(&m->expiry);
    for (int i = 0; i < TIMERS; i++) {
        m->timers[i].expire_time = -1;
        m->timers[i].attributes = i % 3;
    }
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        play_round(m, &rounds[i]);
    }
    vmt_expiry_deinit(&m->expiry);
    free(m);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(thousands_of_timers_keep_a_sorted_arrays_order),
    };

    if (argc > 1) {
        operations = strtoull(argv[1], NULL, 10);
    }
    seed_argument = argc > 2 ? argv[2] : NULL;
    return cmocka_run_group_tests_name("many", tests, NULL, NULL);
}
