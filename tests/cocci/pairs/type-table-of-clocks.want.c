/* pair: --from 1.3 by-name */
/* Clocks in a table: elements of an array, of a named and a nameless type. */
typedef struct TypeTableRow {
    QEMUClockType clock;
    int scale;
} TypeTableRow;

void pair_run(void *opaque)
{
    const TypeTableRow rows[2] = {
        { QEMU_CLOCK_VIRTUAL, SCALE_US },
        { QEMU_CLOCK_HOST, SCALE_MS },
    };
    const struct {
        int scale;
        QEMUClockType clock;
    } more[] = { { SCALE_MS, QEMU_CLOCK_REALTIME }, };
    QEMUTimer *a = timer_new(rows[0].clock, rows[0].scale, pair_fired, "a");
    QEMUTimer *b = timer_new(rows[1].clock, rows[1].scale, pair_fired, "b");
    QEMUTimer *c = timer_new(more[0].clock, more[0].scale, pair_fired, "c");

    timer_mod(a, 20);
    timer_mod(b, qemu_clock_get_ms(rows[1].clock) + 3);
    timer_mod(c, qemu_clock_get_ms(more[0].clock) + 4);
}
