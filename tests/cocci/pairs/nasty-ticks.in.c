/* pair: --from 1.7 run-only */
#define HZ(x) (get_ticks_per_sec() / (x))
struct t { int64_t get_ticks_per_sec; };
void pair_run(void *opaque)
{
    struct t t = { .get_ticks_per_sec = 4 };
    pair_value("a", HZ(4) + muldiv64(get_ticks_per_sec (), 3, 1000) + t.get_ticks_per_sec + get_ticks_per_sec(/* none */));
    timer_mod(timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), 2000003 + get_ticks_per_sec() / 1000);
}
