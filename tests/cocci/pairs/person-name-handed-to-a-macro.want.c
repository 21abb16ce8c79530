/* pair: --from 0.14 no-run report-more */
/* A creation named apart from its arguments. */
static QEMUTimer *make(void *s)
{
    return CALL(qemu_new_timer, vm_clock, on_tick, s);
}
