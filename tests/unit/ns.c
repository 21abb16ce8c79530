/*
 * ns: arithmetic on nanoseconds that saturates instead of wrapping.
 */
#include "promise.h"
#include "time/ns.h"
#include "vmtimer.h"

static void time_times_scale_saturates(void **state)
{
    static const struct {
        const char *name;
        int64_t time;
        int scale;
        int64_t want_ns;
    } rows[] = {
        {"exact", INT64_MAX / SCALE_MS, SCALE_MS,
         INT64_MAX / SCALE_MS * SCALE_MS},
        {"one too many", INT64_MAX / SCALE_MS + 1, SCALE_MS, INT64_MAX},
        {"largest", INT64_MAX, SCALE_MS, INT64_MAX},
        {"largest in ns", INT64_MAX, SCALE_NS, INT64_MAX},
        {"exact below 0", INT64_MIN / SCALE_US, SCALE_US,
         INT64_MIN / SCALE_US * SCALE_US},
        {"one too many below 0", INT64_MIN / SCALE_US - 1, SCALE_US, INT64_MIN},
        {"smallest", INT64_MIN, SCALE_MS, INT64_MIN},
        {"smallest in ns", INT64_MIN, SCALE_NS, INT64_MIN},
        {"zero", 0, SCALE_MS, 0},
        {"an odd scale", 3, 7, 21},
        {"the largest scale", 3, INT32_MAX, INT64_C(6442450941)},
        {"a negative scale", INT64_MIN, -1, INT64_MAX},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (vmt_ns_scale(rows[i].time, rows[i].scale) != rows[i].want_ns) {
            fail_msg("%s: %lld", rows[i].name,
                     (long long)vmt_ns_scale(rows[i].time, rows[i].scale));
        }
    }
}

static void sums_and_differences_saturate(void **state)
{
    assert_int_equal(vmt_ns_add(INT64_MAX, 1), INT64_MAX);
    assert_int_equal(vmt_ns_add(INT64_MIN, -1), INT64_MIN);
    assert_int_equal(vmt_ns_add(INT64_MAX, INT64_MIN), -1);
    assert_int_equal(vmt_ns_sub(INT64_MAX, -1), INT64_MAX);
    assert_int_equal(vmt_ns_sub(INT64_MIN, 1), INT64_MIN);
    assert_int_equal(vmt_ns_sub(-1, INT64_MAX), INT64_MIN);
    assert_int_equal(vmt_ns_sub(5, 7), -2);
}

static void conversions_to_kernel_time_round_up_and_saturate(void **state)
{
    assert_int_equal(vmt_ns_ratio_up(10, 1, 3), 4);
    assert_int_equal(vmt_ns_ratio_up(9, 1, 3), 3);
    assert_int_equal(vmt_ns_ratio_up(0, 7, 3), 0);
    assert_int_equal(vmt_ns_ratio_up(INT64_MAX, 1, 1), INT64_MAX);
    assert_int_equal(vmt_ns_ratio_up(INT64_MAX, 2, 1), INT64_MAX);
    assert_int_equal(vmt_ns_ratio_up(INT64_MAX, UINT32_MAX, 1), INT64_MAX);
    assert_int_equal(vmt_ns_ratio_up(INT64_MAX, UINT32_MAX, UINT32_MAX),
                     INT64_MAX);
    assert_int_equal(vmt_ns_ratio_down(10, 1, 3), 3);
    assert_int_equal(vmt_ns_ratio_down(INT64_MAX, 3, 2), INT64_MAX);
    assert_int_equal(vmt_ns_ratio_down(INT64_MAX, 1, UINT32_MAX), 2147483648);
}

static void timeouts_in_ms_are_rounded_up_and_capped(void **state)
{
    static const int64_t rows[][2] = {
        {INT64_MIN, -1}, {-5, -1}, {-1, -1}, {0, 0}, {1, 1}, {999999, 1},
        {1000000, 1}, {1000001, 2}, {INT64_C(2147483646999999), INT32_MAX},
        {INT64_C(2147483646000000), INT32_MAX - 1},
        {INT64_C(2147483648000000), INT32_MAX},
        {INT64_MAX - 999999, INT32_MAX}, {INT64_MAX, INT32_MAX},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(qemu_timeout_ns_to_ms(rows[i][0]), rows[i][1]);
    }
}

static void the_soonest_timeout_takes_negative_as_never(void **state)
{
    static const int64_t rows[][3] = {
        {-1, -1, -1}, {-1, 5, 5}, {5, -1, 5}, {0, 5, 0}, {5, 0, 0},
        {-2, 5, 5}, {-2, -1, -2}, {-1, INT64_MAX, INT64_MAX}, {7, 7, 7},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(qemu_soonest_timeout(rows[i][0], rows[i][1]),
                         rows[i][2]);
    }
}

static void muldiv64_loses_no_bits_in_between(void **state)
{
    assert_true(muldiv64(UINT64_MAX, 1, 1) == UINT64_MAX);
    assert_true(muldiv64(UINT64_MAX, UINT32_MAX, UINT32_MAX) == UINT64_MAX);
    assert_true(muldiv64(UINT64_C(1) << 40, 1000000000, 1000000000)
                == UINT64_C(1) << 40);
    assert_true(muldiv64(UINT64_C(0x123456789abcdef0), 0x10000, 0x100)
                == UINT64_C(0x3456789abcdef000));
    assert_true(muldiv64(7, 3, 2) == 10);
    assert_true(muldiv64(0, 3, 2) == 0);
}

static void muldiv64_round_up_rounds_up(void **state)
{
    assert_true(muldiv64_round_up(1, 1, 2) == 1);
    assert_true(muldiv64_round_up(7, 3, 2) == 11);
    assert_true(muldiv64_round_up(8, 3, 2) == 12);
    assert_true(muldiv64_round_up(UINT64_MAX, 1, 1) == UINT64_MAX);
    assert_true(muldiv64_round_up(0, 1, 2) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(time_times_scale_saturates),
        PROMISE(sums_and_differences_saturate),
        PROMISE(conversions_to_kernel_time_round_up_and_saturate),
        PROMISE(timeouts_in_ms_are_rounded_up_and_capped),
        PROMISE(the_soonest_timeout_takes_negative_as_never),
        PROMISE(muldiv64_loses_no_bits_in_between),
        PROMISE(muldiv64_round_up_rounds_up),
    };

    return cmocka_run_group_tests_name("ns", tests, NULL, NULL);
}
