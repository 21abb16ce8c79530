/* pair: --from 1.0 report-free */
/* Directives that test other words are left alone. */
#ifdef HAVE_VM_CLOCK
#define BASE() qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
#else
#define BASE() qemu_clock_get_ns(QEMU_CLOCK_REALTIME)
#endif

void pair_run(void *opaque)
{
    pair_value("base", BASE());
}
