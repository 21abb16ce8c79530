/* pair: --from 0.14 */
/* Several declarators in one declaration. */
void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer(vm_clock, pair_fired, "a"), *b = qemu_new_timer(rt_clock, pair_fired, "b"), *c;
    int64_t now = qemu_get_clock(vm_clock), then = qemu_get_clock(rt_clock), other;

    c = other = 0, qemu_mod_timer(a, now + 1), qemu_mod_timer(b, then + 1);
    pair_value("other", other + (c == NULL));
}
