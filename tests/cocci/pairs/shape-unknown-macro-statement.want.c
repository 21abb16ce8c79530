/* pair: --from 1.0 */
/* Macros that stand as statements without a semicolon. */
#define BEGIN_LOCKED {
#define END_LOCKED }

static QEMUTimer *locked_timer;

static void locked(void)
{
    PAIR_TRACE("locked")
    BEGIN_LOCKED
    timer_mod(locked_timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
    END_LOCKED
}

void pair_run(void *opaque)
{
    locked_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    locked();
}
