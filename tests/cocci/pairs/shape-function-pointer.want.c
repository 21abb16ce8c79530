/* pair: --from 1.0 */
/* Old names as values: pointers, tables, arguments. */
struct shape_ops {
    void (*arm)(QEMUTimer *, int64_t);
    void (*stop)(QEMUTimer *);
};

static void (*arm_ptr)(QEMUTimer *, int64_t) = timer_mod;

static void call(void (*f)(QEMUTimer *), QEMUTimer *t)
{
    f(t);
}

void pair_run(void *opaque)
{
    struct shape_ops ops = { .arm = &timer_mod_ns, .stop = timer_del };
    struct shape_ops pos = { timer_mod, timer_free };
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    ops.arm(t, 1);
    ops.stop(t);
    call(timer_del, t);
    pos.arm(t, 2000000);
    arm_ptr(t, 3000000);
}
