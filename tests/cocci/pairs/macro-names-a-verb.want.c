/* pair: --from 1.0 */
/* Names handed on as object-like macros. */
#define arm_timer timer_mod
#define drop_timer timer_del

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    arm_timer(t, 1000000000000);
    drop_timer(t);
    arm_timer(t, 1000000000009);
}
