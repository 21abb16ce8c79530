/* pair: --from 1.0 */
/* Old names as values: pointers, tables, arguments. */
struct shape_ops {
    void (*arm)(QEMUTimer *, int64_t);
    void (*stop)(QEMUTimer *);
};

static void (*arm_ptr)(QEMUTimer *, int64_t) = qemu_mod_timer;

static void call(void (*f)(QEMUTimer *), QEMUTimer *t)
{
    f(t);
}

void pair_run(void *opaque)
{
    struct shape_ops ops = { .arm = &qemu_mod_timer_ns, .stop = qemu_del_timer };
    struct shape_ops pos = { qemu_mod_timer, qemu_free_timer };
    QEMUTimer *t = qemu_new_timer_ms(vm_clock, pair_fired, opaque);

    ops.arm(t, 1);
    ops.stop(t);
    call(qemu_del_timer, t);
    pos.arm(t, 2000000);
    arm_ptr(t, 3000000);
}
