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
    QEMUTimer *a = timer_new_ns(QEMU_CLOCK_VIRTUAL, PICK(NULL, pair_fired), "a");
    QEMUTimer *b = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, (keep(&(struct shape_point) { 1, 2 }), "b"));
    const char *label[2] = { "c", "d" };
    QEMUTimer *c = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, (void *)label[(0, 1)]);

    timer_mod(a, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    timer_mod(b, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + PICK(5, 2));
    timer_mod(c, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 3);
}
