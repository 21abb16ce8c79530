/* pair: --from 1.0 */
/* Operators that do not evaluate. */
void pair_run(void *opaque)
{
    __typeof__(qemu_get_clock_ns(vm_clock)) now = qemu_get_clock_ns(vm_clock);

    pair_value("size", sizeof(qemu_get_clock_ns(vm_clock)) + (now & 0));
}
