/* pair: --from 1.0 */
/* The last line has no line end. */
static void stop(QEMUTimer *t)
{
    timer_del(t);
}

void pair_run(void *opaque)
{
    stop(timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque));
    pair_value("stopped", 1); } /* qemu_del_timer */ static void drop(QEMUTimer *t) { timer_free(t); }