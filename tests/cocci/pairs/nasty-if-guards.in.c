/* pair: --from 1.7 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t[6]; int i = 0;
    for (i = 0; i < 6; i++) { t[i] = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque); timer_mod(t[i], 3000000 + i); }
    if (t[0]) { timer_del(t[0]); timer_free(t[0]); t[0] = NULL; }
    if (t[1] != NULL) { timer_del(t[1]); timer_free(t[1]); }
    if (NULL != t[2]) { timer_del(t[2]); timer_free(t[2]); }
    if (!t[3]) { pair_value("none", 1); } else if (t[3]) { timer_del(t[3]); timer_free(t[3]); }
    if (t[4])
    {
        timer_del(t[4]);
        timer_free(t[4]);
    }
    if (t[5]) { timer_del(t[5]); timer_free(t[5]); } else { pair_value("e", 1); }
    pair_value("i", i);
}
