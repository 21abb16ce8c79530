/* pair: --from 0.14 no-run report-more */
/* A clock with a side effect, and no scale: evaluated once only. */
static QEMUTimer *make(struct person_clock_dev *s)
{
    return qemu_new_timer(next_clock(s), on_tick, s);
}
