/* pair: --from 0.14 */
/* Appendix B, 10: the body converts, not the uses. */
#define NOW() (qemu_clock_get_ms(QEMU_CLOCK_REALTIME))
#define NOW_NS() qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)

void pair_run(void *opaque)
{
    pair_value("ms", NOW());
    pair_value("ns", NOW_NS());
}
