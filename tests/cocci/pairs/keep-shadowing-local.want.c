/* pair: --from 1.0 */
/* A local or a parameter that has a clock's name is no clock. */
static int64_t add(int64_t rt_clock, int n)
{
    int64_t vm_clock = 5;
    int host_clock[2] = { 1, 2 };

    vm_clock += n;
    host_clock[0] = n;
    return vm_clock + rt_clock + host_clock[0] + host_clock[1];
}

void pair_run(void *opaque)
{
    pair_value("add", add(1, 2));
}
