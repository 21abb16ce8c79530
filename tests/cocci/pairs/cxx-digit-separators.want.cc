/* pair: --from 1.0 by-name */
// An apostrophe that is no quote, and a string without escapes.
static const long long second = 1'000'000'000;
static const char *text = R"(qemu_del_timer(t); " vm_clock)";
static const char *other = R"x(")" rt_clock)x";

static void arm(QEMUTimer *t)
{
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + second / 1'0);
    timer_del(t);
}

extern "C" void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    pair_value(text, strlen(other));
    arm(t);
    pair_value("pending", timer_pending(t));
}
