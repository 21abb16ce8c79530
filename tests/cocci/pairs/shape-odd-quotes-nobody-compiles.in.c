/* pair: --from 1.3 by-name */
/* The compiler skips these groups, whatever stands in them. */
static QEMUTimer *odd_timer;

void pair_run(void *opaque)
{
    odd_timer = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
#if 0
    "it isn't
#endif
    qemu_mod_timer(odd_timer, 100);
#if 1
    qemu_mod_timer(odd_timer, 200);
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
    qemu_mod_timer_ns(odd_timer, 300);
}
