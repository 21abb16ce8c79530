/* pair: --from 1.0 by-name */
// C++: spatch is weak here, names and literal clocks are enough.
namespace dev {

template <typename T>
class Uart {
public:
    explicit Uart(T *owner) : owner_(owner), timer_(timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, owner)) {}
    ~Uart() { timer_del(timer_); }
    void arm(int64_t ns) { timer_mod(timer_, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + ns); }

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
