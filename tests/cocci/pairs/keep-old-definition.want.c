/* pair: --from 0.14 no-run report-more */
/* An old implementation of the names themselves. */
struct QEMUTimer {
    int64_t when;
};

void qemu_mod_timer(QEMUTimer *ts, int64_t expire_time)
{
    ts->when = expire_time;
}

int qemu_timer_pending(QEMUTimer *ts)
{
    return ts->when != 0;
}
