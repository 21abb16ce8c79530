/* The other names are functions, which arm nothing. */
#define éqemu_mod_timer(t, n) pair_value("before", n)
#define qemu_mod_timeré(t, n) pair_value("behind", n)
#define pair_run keep_letters
#include PAIR_FILE
#undef pair_run

void PAIR_RUN(void *opaque)
{
    keep_letters(timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque));
}
