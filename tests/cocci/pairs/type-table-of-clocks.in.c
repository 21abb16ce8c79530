/* pair: --from 1.3 by-name */
/* Clocks in a table: elements of an array, of a named and a nameless type. */
typedef struct TypeTableRow {
    QEMUClock *clock;
    int scale;
} TypeTableRow;

void pair_run(void *opaque)
{
    const TypeTableRow rows[2] = {
        { vm_clock, SCALE_US },
        { host_clock, SCALE_MS },
    };
    const struct {
        int scale;
        QEMUClock *clock;
    } more[] = { { SCALE_MS, rt_clock }, };
    QEMUTimer *a = qemu_new_timer(rows[0].clock, rows[0].scale, pair_fired, "a");
    QEMUTimer *b = qemu_new_timer(rows[1].clock, rows[1].scale, pair_fired, "b");
    QEMUTimer *c = qemu_new_timer(more[0].clock, more[0].scale, pair_fired, "c");

    qemu_mod_timer(a, 20);
    qemu_mod_timer(b, qemu_get_clock_ms(rows[1].clock) + 3);
    qemu_mod_timer(c, qemu_get_clock_ms(more[0].clock) + 4);
}
