/* Nobody counts instructions here: nothing warps, and the timer stays. */
static int leave_turns;

static int leave_is_idle(void)
{
    return leave_turns++ < 3;
}

#ifdef VMTIMER_NO_LEGACY /* a branch without braces is left to a person */
typedef struct QEMUClock QEMUClock;
static QEMUClock *const vm_clock;
#define qemu_clock_warp(clock) ((void)(clock))
#endif

#define leave_idle leave_clock_warp_idle
#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 7007);
    leave_idle(NULL);
    leave_idle(vm_clock);
    pair_value("turns", leave_turns);
    pair_value("when", timer_expire_time_ns(t));
}
