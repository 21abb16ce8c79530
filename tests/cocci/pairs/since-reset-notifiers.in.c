/* pair: --from 1.7 --to newest rule:4.2-reset-notifiers */
/* Calls that are statements go; what their value or a branch needs stays. */
static void since_reset(struct since_dev *s, bool is_host)
{
    s->notifier.notify = since_on_reset;
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &s->notifier);
    qemu_clock_unregister_reset_notifier(rtc_clock,
                                         &s->notifier);
    if (is_host)
        qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &s->notifier);
    qemu_clock_set_last(QEMU_CLOCK_HOST, 5);
    s->last = qemu_clock_get_last(QEMU_CLOCK_HOST);
}
