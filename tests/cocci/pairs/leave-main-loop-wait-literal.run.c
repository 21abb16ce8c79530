/* Up to 0.12 a turn was given ms, and 0 did not block. */
#ifdef VMTIMER_NO_LEGACY
#define main_loop_wait(nonblocking) pair_value("blocks", !(nonblocking))
#else
/* true is new code's */
#define main_loop_wait(value) \
    pair_value("blocks", strcmp(#value, "true") ? (value) != 0 : 0)
#endif
#define pair_run leave_main_loop_wait_literal_turns
#include PAIR_FILE
#undef pair_run

void PAIR_RUN(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

    timer_mod(t, 9);
    leave_main_loop_wait_literal_turns(opaque);
}
