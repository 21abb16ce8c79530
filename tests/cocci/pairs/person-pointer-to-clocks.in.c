/* pair: --from 1.0 no-run report-more by-hand-more */
/* A pointer to clocks is not a clock, whatever stands between the stars. */
struct person_table {
    QEMUClock *const *clocks;
    QEMUClock * volatile *more;
};
