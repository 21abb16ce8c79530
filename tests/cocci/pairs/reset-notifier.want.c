/* pair: --from 1.0 --to 1.7 */
/* Same arguments, the words of the name in another order. */
static Notifier host_reset;

static void start(void)
{
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &host_reset);
}

static void stop(void)
{
    qemu_clock_unregister_reset_notifier(rtc_clock,
                                         &host_reset);
}

void pair_run(void *opaque)
{
    start();
    stop();
    pair_value("done", 1);
}
