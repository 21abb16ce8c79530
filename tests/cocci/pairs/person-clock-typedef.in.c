/* pair: --from 1.3 no-run report-more */
/* A pointer to a pointer, and a type of one's own. */
typedef QEMUClock *PersonClockRef;

static void take(QEMUClock **clock)
{
    *clock = NULL;
}
