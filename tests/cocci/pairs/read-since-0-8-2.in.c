/* pair: --from 0.8.2 */
/* From 0.8.2 on vm_clock counted nanoseconds. */
void pair_run(void *opaque)
{
    pair_value("vm", qemu_get_clock(vm_clock));
}
