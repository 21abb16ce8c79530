/* pair: --from 0.14 */
/* Several declarators in one declaration. */
void pair_run(void *opaque)
{
    QEMUTimer *a = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "a"), *b = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, "b"), *c;
    int64_t now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), then = qemu_clock_get_ms(QEMU_CLOCK_REALTIME), other;

    c = other = 0, timer_mod(a, now + 1), timer_mod(b, then + 1);
    pair_value("other", other + (c == NULL));
}
