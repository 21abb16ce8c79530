/* pair: --from 0.14 no-run report-more by-hand-more */
/* Arguments that cannot be counted. */
#define PARTS vm_clock, on_tick

static QEMUTimer *make(void *s)
{
    return qemu_new_timer(PARTS, s);
}
