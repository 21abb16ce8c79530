/* pair: --from 1.0 by-name */
// An apostrophe that is no quote, and a string without escapes.
static const long long second = 1'000'000'000;
static const char *text = R"(qemu_del_timer(t); " vm_clock)";
static const char *other = R"x(")" rt_clock)x";

static void arm(QEMUTimer *t)
{
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + second / 1'0);
    qemu_del_timer(t);
}

extern "C" void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    pair_value(text, strlen(other));
    arm(t);
    pair_value("pending", qemu_timer_pending(t));
}
