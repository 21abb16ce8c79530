/* pair: --from 1.0 --to newest */
/* From 4.2 on there are none: renamed and deleted in one go. */
static Notifier host_reset;

static void start(void)
{
    qemu_register_clock_reset_notifier(host_clock, &host_reset);
    qemu_unregister_clock_reset_notifier(rtc_clock, &host_reset);
    start_more();
}
