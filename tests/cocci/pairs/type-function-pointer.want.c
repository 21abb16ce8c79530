/* pair: --from 1.3 tokens or-left by-hand-more */
/* A pointer to a read carries the clock's type. */
static int64_t (*read_clock)(QEMUClockType) = qemu_clock_get_ns;

void pair_run(void *opaque)
{
    pair_value("read", read_clock(QEMU_CLOCK_VIRTUAL));
}
