/* pair: --from 0.14 no-run report-more by-hand-more */
/* The unit hangs on a clock that nobody here knows. */
static void arm(struct person_call_dev *s)
{
    qemu_mod_timer(s->t,
                   qemu_get_clock(pick_clock(s)) + 5);
}
