/* pair: --from 1.0 report-free */
/* Names in strings are data. */
void pair_run(void *opaque)
{
    const char *s = "qemu_new_timer_ns failed: vm_clock";

    pair_value(s, sizeof("rt_clock"));
    pair_value("a\"qemu_get_clock(vm_clock)\"b" "ticks_per_sec", 0);
    pair_value("split \
qemu_mod_timer", 'q');
}
