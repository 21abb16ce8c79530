/* From 0.13 on a turn is told not to block. */
#ifdef VMTIMER_NO_LEGACY
#define main_loop_wait(nonblocking) pair_value("blocks", !(nonblocking))
#else
#define main_loop_wait(value) pair_value("blocks", !(value))
#endif
#define pair_run leave_main_loop_wait_of_1_0_turns
#include PAIR_FILE
#undef pair_run

void PAIR_RUN(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

    timer_mod(t, 9);
    leave_main_loop_wait_of_1_0_turns(opaque);
}
