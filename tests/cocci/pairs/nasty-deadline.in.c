/* pair: --from 1.7 run-only */
#define LEFT(t) qemu_clock_deadline_ns_all(t)
static int64_t (*dl)(QEMUClockType) = 0;
void pair_run(void *opaque)
{
    timer_mod(timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), 3000003);
    pair_value("d", LEFT(QEMU_CLOCK_HOST) + qemu_clock_deadline_ns_all(opaque ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL));
    int64_t n = qemu_soonest_timeout(qemu_clock_deadline_ns_all (QEMU_CLOCK_HOST), qemu_clock_deadline_ns_all( QEMU_CLOCK_VIRTUAL ));
    pair_value("n", n);
}
