/* pair: --from 1.0 --to 2.6 by-hand-more new-layout rule:2.6-clock-warp */
/* Only who counts instructions warps. */
void leave_idle(QEMUClock *clock)
{
    while (leave_is_idle()) {
        if (use_icount) {
            qemu_start_warp_timer();
        }
    }
    if (use_icount) {
        qemu_start_warp_timer();
    }
    if (clock)
        qemu_clock_warp(vm_clock);
}
