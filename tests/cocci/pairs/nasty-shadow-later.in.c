/* pair: --from 1.7 run-only */
static int get_ticks_of(int timer_del) { return timer_del; }
static int64_t own(int64_t get_ticks_per_sec) { return get_ticks_per_sec; }
struct v { void (*timer_free)(int); int (*aio_context_release)(int); };
static int rel(int x) { return x; }
static void fr(int x) { pair_value("fr", x); }
void pair_run(void *opaque)
{
    struct v v = { fr, rel };
    v.timer_free(3);
    pair_value("r", v.aio_context_release(2) + get_ticks_of(3) + own(4));
    timer_mod(timer_new(QEMU_CLOCK_HOST, SCALE_MS, pair_fired, opaque), 5);
}
