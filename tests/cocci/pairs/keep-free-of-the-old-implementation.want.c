/* pair: --from 1.6 no-run by-hand-more */
void qemu_free_timer(QEMUTimer *ts)
{
    g_free(ts);
}
