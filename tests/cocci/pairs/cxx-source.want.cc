/* pair: --from 1.0 by-name no-run */
// C++: spatch is weak here, names and literal clocks are enough.
namespace dev {

template <typename T>
class Uart {
public:
    explicit Uart(T *owner) : owner_(owner), timer_(nullptr) {}
    ~Uart() { timer_del(timer_); }
    void arm(int64_t ns) { timer_mod(timer_, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + ns); }

private:
    T *owner_;
    QEMUTimer *timer_;
};

} // namespace dev
