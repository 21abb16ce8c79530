/* pair: --from 1.0 */
/* Names handed on as object-like macros. */
#define arm_timer qemu_mod_timer
#define drop_timer qemu_del_timer

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    arm_timer(t, 1000000000000);
    drop_timer(t);
    arm_timer(t, 1000000000009);
}
