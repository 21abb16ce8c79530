/* pair: --from 0.14 run-only by-name */
/* A read whose unit hangs on the macro's argument, be it conditional. */
#define READ(c) qemu_get_clock(c)

void pair_run(void *opaque)
{
    pair_value("rt", READ(rt_clock));
    pair_value("vm", READ(vm_clock));
    pair_value("conditional", READ(opaque ? rt_clock : vm_clock));
    pair_value("in a sum", READ(opaque ? vm_clock : rt_clock) + 1);
}
