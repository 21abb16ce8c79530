/* pair: --from 1.0 by-hand-more new-layout */
/* Only who counts instructions warps. */
void leave_idle(QEMUClock *clock)
{
    while (leave_is_idle()) {
        if (icount_enabled()) {
            icount_start_warp_timer();
        }
    }
    if (icount_enabled()) {
        icount_start_warp_timer();
    }
    if (clock)
        qemu_clock_warp(vm_clock);
}
