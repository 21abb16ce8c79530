/* pair: --from 1.3 by-name */
/* The compiler skips these groups, whatever stands in them. */
static QEMUTimer *odd_timer;

void pair_run(void *opaque)
{
    odd_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
#if 0
    "it isn't
#endif
    timer_mod(odd_timer, 100);
#if 1
    timer_mod(odd_timer, 200);
#else
    an odd"string\"
#endif
#ifdef NEVER_DEFINED
# if 0
    'neither
# else
    "
# endif
#endif
    timer_mod_ns(odd_timer, 300);
}
