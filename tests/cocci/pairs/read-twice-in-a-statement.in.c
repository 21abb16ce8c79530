/* pair: --from 0.14 */
/* Two reads in one expression convert together. */
void pair_run(void *opaque)
{
    pair_value("both", qemu_get_clock(rt_clock) * 1000000 - qemu_get_clock(vm_clock));
}
