/* pair: --from 1.3 no-run report-more */
/* A clock pointer that may be NULL has no equal. */
static int64_t now(QEMUClock *clock)
{
    if (clock == NULL) {
        return 0;
    }
    return qemu_get_clock_ns(clock);
}
