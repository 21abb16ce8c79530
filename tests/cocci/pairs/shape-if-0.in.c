/* pair: --from 0.14 */
/* Code that is switched off converts too. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(rt_clock, pair_fired, opaque);

#if 0
    qemu_mod_timer(t, qemu_get_clock(rt_clock) + 1);
#endif
    qemu_mod_timer(t, qemu_get_clock(rt_clock) + 2);
}

#if 0
static void never(QEMUTimer *t)
{
    qemu_del_timer(t);
}
#endif
