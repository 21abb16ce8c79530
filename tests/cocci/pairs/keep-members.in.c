/* pair: --from 1.0 */
/* Members with a clock's name, read, written and initialised. */
struct keep_members_state {
    int64_t vm_clock;
    int64_t rt_clock;
    int64_t host_clock;
    int64_t vm_clock_nsec;
    struct {
        int ticks_per_sec;
    } rate;
};

void pair_run(void *opaque)
{
    struct keep_members_state s = {
        .vm_clock = 1,
        .rt_clock = qemu_get_clock_ms(rt_clock),
        .rate.ticks_per_sec = 100,
    };
    struct keep_members_state *p = &s;

    p->host_clock = qemu_get_clock_ns(host_clock);
    p -> vm_clock = s . rt_clock;
    s.vm_clock_nsec = p->vm_clock + s.rate.ticks_per_sec;
    pair_value("sum", s.vm_clock_nsec + p->rate.ticks_per_sec + s.host_clock);
}
