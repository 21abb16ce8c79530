/* pair: --from 0.10 */
/* Deleting and freeing, apart from each other. */
static QEMUTimer *kept;
static QEMUTimer *gone;

static void stop(void)
{
    if (kept) {
        timer_del(kept);
    } else
        timer_del(gone);
}

void pair_run(void *opaque)
{
    kept = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "kept");
    gone = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "gone");
    timer_mod(kept, 1000000000001);
    stop();
    timer_mod(gone, 1000000000002);
    timer_del(gone);
    pair_value("stopped", 1);
    timer_free(gone);
    timer_mod(kept, 1000000000003);
}
