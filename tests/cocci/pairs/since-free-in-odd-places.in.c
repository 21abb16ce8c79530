/* pair: --from 1.7 --to newest rule:6.0-timer-free-deletes,2.6-ticks-per-sec */
/* Behind labels and behind else; what is not next to it stays. */
void pair_run(void *opaque)
{
    QEMUTimer *t[5];

    for (int i = 0; i < 5; i++) {
        t[i] = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
        timer_mod(t[i], get_ticks_per_sec() + i);
        switch (i) {
        case 0:
            timer_del(t[i]);
            timer_free(t[i]);
            break;
        case 1: timer_del(t[i]); timer_free(t[i]); break;
        default:
            if (i == 2) {
                pair_value("two", i);
            } else if (t[i]) {
                timer_del(t[i]);
                timer_free(t[i]);
            }
        }
    }
    if (t[2] != NULL) { timer_del(t[2]); timer_free(t[2]); }
    pair_value("end", 1);
}
