/* pair: --from 1.0 report-free */
/* Directives that test other words are left alone. */
#ifdef HAVE_VM_CLOCK
#define BASE() qemu_get_clock_ns(vm_clock)
#else
#define BASE() qemu_get_clock_ns(rt_clock)
#endif

void pair_run(void *opaque)
{
    pair_value("base", BASE());
}
