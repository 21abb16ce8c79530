/*
 * masses: what comes of very many timers only, or of timers for ever.
 */
#include "promise.h"
#include "time/expiry.h"

#include <stdlib.h>

typedef struct Masses {
    VmtExpiry expiry;
    QEMUTimer *timers;
    unsigned count;
} Masses;

static Masses *masses_new(unsigned count)
{
    Masses *m = calloc(1, sizeof *m);

    vmt_expiry_init(&m->expiry);
    m->timers = calloc(count, sizeof *m->timers);
    m->count = count;
    for (unsigned i = 0; i < count; i++) {
        m->timers[i].expire_time = -1;
    }
    return m;
}

/* Who fires next, and when; it ends. */
static QEMUTimer *head(Masses *m, int64_t *ret_expire_ns)
{
    unsigned rounds = 0;

    while (!vmt_expiry_settle(&m->expiry)) {
        assert_true(rounds++ < m->count + 1000);
    }
    return vmt_expiry_head(&m->expiry, ret_expire_ns);
}

static void masses_free(Masses *m)
{
    for (unsigned i = 0; i < m->count; i++) {
        if (m->timers[i].expire_time >= 0) {
            vmt_expiry_remove(&m->expiry, &m->timers[i]);
        }
    }
    vmt_expiry_deinit(&m->expiry);
    free(m->timers);
    free(m);
}

/* All fire, as they were armed. */
static void assert_fire_in_turn(Masses *m, int64_t first_ns, int64_t step_ns)
{
    int64_t expire_ns;

    for (unsigned i = 0; i < m->count; i++) {
        assert_ptr_equal(head(m, &expire_ns), &m->timers[i]);
        assert_int_equal(expire_ns, first_ns + i * step_ns);
        vmt_expiry_remove(&m->expiry, &m->timers[i]);
    }
}

/* So often that marks are tidied away, too. */
static void very_many_timers_may_all_be_moved_later(void **state)
{
    enum { COUNT = 450000, MOVES = 3 * COUNT, LATER = 1 << 30 };
    Masses *m = masses_new(COUNT);

    for (int i = 0; i < COUNT; i++) {
        vmt_expiry_insert(&m->expiry, &m->timers[i], i % 1000 * 1000);
    }
    for (int i = 0; i < MOVES; i++) {
        vmt_expiry_move(&m->expiry, &m->timers[i % COUNT], LATER + i - 2 * COUNT);
    }
    assert_null(vmt_expiry_check(&m->expiry));
    assert_fire_in_turn(m, LATER, 1);
    masses_free(m);
}

/* Half of the greatest time is the last that is not never. */
static void timers_moved_to_the_end_of_time_fire_in_their_order(void **state)
{
    static const int64_t ends[] = {
        INT64_MAX / 2 - 1, INT64_MAX / 2, INT64_MAX / 2 + 1, INT64_MAX,
    };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        Masses *m = masses_new(1000);

        for (unsigned k = 0; k < m->count; k++) {
            vmt_expiry_insert(&m->expiry, &m->timers[k], 1000000 - 1000 * k);
        }
        for (unsigned k = 0; k < m->count; k++) {
            vmt_expiry_move(&m->expiry, &m->timers[k], ends[i]);
        }
        assert_fire_in_turn(m, ends[i], 0);
        masses_free(m);
    }
}

/* 64 bytes for six. */
static void timers_armed_at_one_time_take_11_bytes_each(void **state)
{
    enum { COUNT = 100000 };
    Masses *m = masses_new(COUNT);

    for (int i = 0; i < COUNT; i++) {
        vmt_expiry_insert(&m->expiry, &m->timers[i], 30000000000);
    }
    assert_in_range(m->expiry.ladder.chunks.in_use, COUNT / 6, COUNT / 6 + 100);
    masses_free(m);
}

/* A first rung of some us is kept alive; behind it are many, and very many for ever. */
static void who_waits_for_ever_costs_nothing(void **state)
{
    enum { FIRST = 600, BEYOND = 5000, FOR_EVER = 20000, PERIODIC = 40,
           PERIOD = 300 };
    Masses *m = masses_new(FIRST + BEYOND + FOR_EVER + PERIODIC);
    VmtExpiry *e = &m->expiry;
    QEMUTimer *periodic = m->timers;
    QEMUTimer *first = &periodic[PERIODIC], *beyond = &first[FIRST];
    int64_t expire_ns = 0;
    unsigned fired = 0;

    for (int i = 0; i < FIRST; i++) {
        vmt_expiry_insert(e, &first[i], 1000000 + i);
    }
    head(m, &expire_ns);
    for (int i = 0; i < FOR_EVER; i++) {
        vmt_expiry_insert(e, &beyond[BEYOND + i], INT64_MAX);
    }
    for (int i = 0; i < BEYOND; i++) {
        vmt_expiry_insert(e, &beyond[i], 1100000 + i * 2 * PERIOD);
    }
    for (int i = 0; i < PERIODIC; i++) {
        vmt_expiry_insert(e, &periodic[i], 1000000 + i * 7);
    }
    unsigned before = e->ladder.work;
    for (unsigned left = FIRST + BEYOND; left; fired++) {
        QEMUTimer *ts = head(m, &expire_ns);

        vmt_expiry_remove(e, ts);
        if (ts < first) {
            vmt_expiry_insert(e, ts, expire_ns + PERIOD);
        } else {
            left--;
        }
    }
    assert_in_range(e->ladder.work - before, 1, fired * 4);
    masses_free(m);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(very_many_timers_may_all_be_moved_later),
        PROMISE(timers_moved_to_the_end_of_time_fire_in_their_order),
        PROMISE(timers_armed_at_one_time_take_11_bytes_each),
        PROMISE(who_waits_for_ever_costs_nothing),
    };

    return cmocka_run_group_tests_name("masses", tests, NULL, NULL);
}
