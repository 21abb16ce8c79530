/* pair: --from 1.0 */
/* The last line has no line end. */
static void stop(QEMUTimer *t)
{
    qemu_del_timer(t);
}

void pair_run(void *opaque)
{
    stop(qemu_new_timer_ns(vm_clock, pair_fired, opaque));
    pair_value("stopped", 1); } /* qemu_del_timer */ static void drop(QEMUTimer *t) { qemu_free_timer(t); }