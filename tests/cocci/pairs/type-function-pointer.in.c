/* pair: --from 1.3 tokens or-left by-hand-more */
/* A pointer to a read carries the clock's type. */
static int64_t (*read_clock)(QEMUClock *) = qemu_get_clock_ns;

void pair_run(void *opaque)
{
    pair_value("read", read_clock(vm_clock));
}
