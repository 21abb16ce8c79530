/* pair: --from 1.0 */
/* Operators that do not evaluate. */
void pair_run(void *opaque)
{
    __typeof__(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)) now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    pair_value("size", sizeof(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)) + (now & 0));
}
