/* pair: --from 1.7 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *a[4]; int i;
    for (i = 0; i < 4; i++) { a[i] = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque); timer_mod(a[i], 3000000 + i); }
    for (i = 0; i < 2; i++) { timer_del(a[i]); timer_free(a[i]); }
    i = 2; while (i < 3) { timer_del(a[i]); /* x */ timer_free(a[i]); i++; }
    switch (i) { case 3: timer_del(a[3]); timer_free(a[3]); break; default: ; }
    pair_value("i", i);
}
