/* pair: --from 1.0 */
/* Quotes, escapes and character constants next to calls. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    char q = '"', a = '\'', s = '/';

    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + q); /* " */
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + a); // '
    pair_value("\"/*", s);
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + s); pair_value("*/\\", '\\');
}
