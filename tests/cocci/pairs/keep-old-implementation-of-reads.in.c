/* pair: --from 0.14 no-run report-more */
/* A stand-in for tools: definitions, and what they need. */
QEMUClock *rt_clock;
QEMUClock *vm_clock;

int64_t qemu_get_clock(QEMUClock *clock)
{
    return 0;
}
