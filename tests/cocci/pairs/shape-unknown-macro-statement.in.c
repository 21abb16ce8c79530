/* pair: --from 1.0 */
/* Macros that stand as statements without a semicolon. */
#define BEGIN_LOCKED {
#define END_LOCKED }

static QEMUTimer *locked_timer;

static void locked(void)
{
    PAIR_TRACE("locked")
    BEGIN_LOCKED
    qemu_mod_timer(locked_timer, qemu_get_clock_ns(vm_clock) + 2);
    END_LOCKED
}

void pair_run(void *opaque)
{
    locked_timer = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    locked();
}
