/* pair: --from 1.7 --to newest no-run rule:3.1-timer-lists by-hand-more */
/* Which group a list came from is not to be seen. */
static void since_start(QEMUTimer *timer, QEMUTimerList *list)
{
    timer_init(timer, list, SCALE_MS, pair_fired, NULL);
    timer_mod(timer_new_tl(list, SCALE_NS, pair_fired, NULL), 5);
}

static void since_new(QEMUTimer *timer, QEMUClockType type)
{
    timer_init(timer, type, SCALE_MS, pair_fired, NULL);
    timer_init(timer, QEMU_CLOCK_HOST, SCALE_MS, pair_fired, NULL);
}
