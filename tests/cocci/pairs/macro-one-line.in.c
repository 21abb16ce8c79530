/* pair: --from 0.14 */
/* Appendix B, 10: the body converts, not the uses. */
#define NOW() (qemu_get_clock(rt_clock))
#define NOW_NS() qemu_get_clock(vm_clock)

void pair_run(void *opaque)
{
    pair_value("ms", NOW());
    pair_value("ns", NOW_NS());
}
