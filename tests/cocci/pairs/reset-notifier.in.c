/* pair: --from 1.0 --to 1.7 */
/* Same arguments, the words of the name in another order. */
static Notifier host_reset;

static void start(void)
{
    qemu_register_clock_reset_notifier(host_clock, &host_reset);
}

static void stop(void)
{
    qemu_unregister_clock_reset_notifier(rtc_clock,
                                         &host_reset);
}

void pair_run(void *opaque)
{
    start();
    stop();
    pair_value("done", 1);
}
