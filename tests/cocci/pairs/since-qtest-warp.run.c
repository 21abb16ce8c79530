/* A machine that stands still is moved on: what is due on the way fires. */
static QEMUTimerList *since_list;
static QEMUClockType since_type;
static int64_t since_spent;

static int64_t since_target;
static int64_t since_move(int64_t target)
{
    since_target = target;
    return target;
}
#define qtest_clock_warp since_move
#define qemu_clock_advance_virtual_time since_move

#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    since_list = main_loop_tlg.tl[QEMU_CLOCK_HOST];
    timer_mod(t, 1234);
    since_warp(5678);
    pair_value("target", since_target);
    pair_value("type", since_type);
    pair_value("spent", since_spent < 0);
}
