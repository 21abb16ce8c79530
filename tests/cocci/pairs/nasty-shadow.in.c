/* pair: --from 1.0 run-only */
struct ops { int64_t (*get_clock)(void); int vm_clock; int64_t qemu_get_clock; };
static int64_t five(void) { return 5; }
static int64_t shadow(int vm_clock) { int rt_clock = vm_clock * 2; return rt_clock + vm_clock; }
void pair_run(void *opaque)
{
    struct ops o = { .get_clock = five, .vm_clock = 3, .qemu_get_clock = 9 };
    { int64_t ticks_per_sec = 4; pair_value("t", ticks_per_sec + o.get_clock() + o.vm_clock + o.qemu_get_clock); }
    pair_value("s", shadow(2));
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + o.vm_clock);
}
