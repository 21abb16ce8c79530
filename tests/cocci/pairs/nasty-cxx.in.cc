/* pair: --from 1.0 run-only by-name */
template <typename F> static void with(F f) { f(); }
namespace a { struct vm_clock_t { int rt_clock; }; static const char *raw = R"x(qemu_del_timer(vm_clock))x"; }
struct Dev {
    QEMUTimer *t{nullptr};
    Dev(void *o) : t{qemu_new_timer(rt_clock, SCALE_MS, [](void *p) { pair_fired(p); }, o)} {}
    auto arm(int64_t n = qemu_get_clock_ms(rt_clock)) -> void { qemu_mod_timer(t, n + 3); }
    ~Dev() noexcept { if (t) { qemu_del_timer(t); qemu_free_timer(t); } }
};
extern "C" void pair_run(void *opaque)
{
    static Dev d(opaque);
    with([&] { d.arm(); });
    auto now = [](auto k) { return qemu_get_clock_ns(vm_clock) + k; };
    pair_value(a::raw, now(1'000));
    with([=]() mutable { QEMUTimer *u = qemu_new_timer_ns(host_clock, pair_fired, opaque); qemu_mod_timer(u, qemu_get_clock_ns(host_clock) + 1); });
}
