/* pair: --from 1.0 by-name */
// C++: spatch is weak here, names and literal clocks are enough.
namespace dev {

template <typename T>
class Uart {
public:
    explicit Uart(T *owner) : owner_(owner), timer_(qemu_new_timer_ns(vm_clock, pair_fired, owner)) {}
    ~Uart() { qemu_del_timer(timer_); }
    void arm(int64_t ns) { qemu_mod_timer(timer_, qemu_get_clock_ns(vm_clock) + ns); }

private:
    T *owner_;
    QEMUTimer *timer_;
};

} // namespace dev

extern "C" void pair_run(void *opaque)
{
    dev::Uart<void> uart(opaque);

    uart.arm(300);
    pair_value("armed", 1);
}
