/* pair: --from 1.0 */
/* Quotes, escapes and character constants next to calls. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    char q = '"', a = '\'', s = '/';

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + q); /* " */
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + a); // '
    pair_value("\"/*", s);
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + s); pair_value("*/\\", '\\');
}
