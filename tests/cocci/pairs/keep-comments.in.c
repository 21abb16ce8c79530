/* pair: --from 1.0 report-free */
/*
 * qemu_get_clock(rt_clock) was in ms, see qemu_new_timer().
 */
// qemu_del_timer(t); continued \
   qemu_free_timer(t);
void pair_run(void *opaque)
{
    /* vm_clock */ pair_value("x", 1); // rt_clock "
    pair_value("y", 2 /* ticks_per_sec */ + 1);
}
