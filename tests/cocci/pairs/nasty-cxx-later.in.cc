/* pair: --from 1.7 run-only by-name */
struct Own { static void timer_free(int) {} void timer_del(int) {} };
template <typename T> static void stop(T *t) { timer_del(t); timer_free(t); }
extern "C" void pair_run(void *opaque)
{
    Own o; o.timer_del(1); Own::timer_free(1);
    auto t = timer_new(QEMU_CLOCK_HOST, SCALE_MS, pair_fired, opaque);
    timer_mod(t, 4);
    auto u = ::timer_new(QEMU_CLOCK_HOST, SCALE_US, [](void *p) { pair_fired(p); }, opaque);
    timer_mod(u, get_ticks_per_sec() / 1'000'00);
    auto *v = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
    stop(v);
    pair_value("d", qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST));
}
