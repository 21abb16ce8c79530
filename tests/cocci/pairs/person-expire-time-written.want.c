/* pair: --from 0.14 no-run report-more */
/* Writing the field is not arming. */
static void poke(QEMUTimer *ts, int64_t when)
{
    ts->expire_time = when;
}
