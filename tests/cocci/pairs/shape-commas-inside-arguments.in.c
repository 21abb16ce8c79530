/* pair: --from 0.14 */
/* Commas in brackets and braces are no arguments: three are three. */
#define PICK(a, b) (b)

struct shape_point {
    int x, y;
};

static struct shape_point *keep(struct shape_point *p)
{
    return p;
}

void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer(vm_clock, PICK(NULL, pair_fired), "a");
    QEMUTimer *b = qemu_new_timer(rt_clock, pair_fired, (keep(&(struct shape_point) { 1, 2 }), "b"));
    const char *label[2] = { "c", "d" };
    QEMUTimer *c = qemu_new_timer(vm_clock, pair_fired, (void *)label[(0, 1)]);

    qemu_mod_timer(a, qemu_get_clock(vm_clock) + 1);
    qemu_mod_timer(b, qemu_get_clock(rt_clock) + PICK(5, 2));
    qemu_mod_timer(c, qemu_get_clock(vm_clock) + 3);
}
