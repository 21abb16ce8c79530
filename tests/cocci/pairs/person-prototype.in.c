/* pair: --from 1.3 no-run report-more by-hand-more */
/* A prototype whose function lives elsewhere. */
int64_t person_left(QEMUClock *clock, int n);
