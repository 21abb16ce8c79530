/* pair: --from 5.2 rule:6.0-timer-free-deletes */
/* A timer that is freed as the whole body of an if or a loop. */
static void since_bodies(QEMUTimer **t, int n)
{
    if (n)
        timer_free(t[0]);
    while (n-- > 3)
        timer_free(t[n]);
    for (n = 1; n < 2; n++)
        timer_free(t[n]);
    for (int i = 2; i < 3; i++)
        timer_free(t[i]);
    n = 5;
    do
        timer_free(t[n]);
    while (n < 5);
    if (n)
        if (t[6]) {
            timer_free(t[6]);
        } else
            n++;
    if (!n) {
        timer_free(t[0]);
    } else
        if (t[7]) {
            timer_free(t[7]);
        }
}

void pair_run(void *opaque)
{
    QEMUTimer *t[9];

    for (int i = 0; i < 9; i++) {
        t[i] = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
        timer_mod(t[i], 5 + i);
    }
    since_bodies(t, 5);
}
