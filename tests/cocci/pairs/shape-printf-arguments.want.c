/* pair: --from 0.12 */
/* Reads among the arguments of a format; the format has the word too. */
void pair_run(void *opaque)
{
    char buf[128];

    snprintf(buf, sizeof(buf), "vm_clock %" PRId64 " rt_clock %" PRIu64 "\n",
             qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), (uint64_t)qemu_clock_get_ms(QEMU_CLOCK_REALTIME));
    pair_value(buf, 0);
    printf("%s: %d\n" "qemu_get_clock\n", "shape-printf",
           (int)(qemu_clock_get_ms(QEMU_CLOCK_REALTIME) & 0));
}
