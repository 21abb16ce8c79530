/* pair: --from 1.0 no-run by-hand-more report-more */
/* A clock among parameters in the style before 1989: all uses, or none. */
static void arm(t, ns, clock)
    QEMUTimer *t;
    int64_t ns;
    QEMUClock *clock;
{
    qemu_mod_timer(t, qemu_get_clock_ns(clock) + ns);
}

static void again(QEMUTimer *t)
{
    arm(t, (int64_t)5, vm_clock);
}
