/* pair: --from 0.10 */
/* Deleting and freeing, apart from each other. */
static QEMUTimer *kept;
static QEMUTimer *gone;

static void stop(void)
{
    if (kept) {
        qemu_del_timer(kept);
    } else
        qemu_del_timer(gone);
}

void pair_run(void *opaque)
{
    kept = qemu_new_timer(vm_clock, pair_fired, "kept");
    gone = qemu_new_timer(vm_clock, pair_fired, "gone");
    qemu_mod_timer(kept, 1000000000001);
    stop();
    qemu_mod_timer(gone, 1000000000002);
    qemu_del_timer(gone);
    pair_value("stopped", 1);
    qemu_free_timer(gone);
    qemu_mod_timer(kept, 1000000000003);
}
