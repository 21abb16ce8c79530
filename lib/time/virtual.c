/*
 * virtual: running time frozen, continued, scaled, and moved by hand.
 *
 * VIRTUAL and VIRTUAL_RT read the same running time as long as no source drives
 * VIRTUAL, so what moves one moves both, and the deadlines of both are visited.
 */
#include "base/bug.h"
#include "time/all-lists.h"
#include "time/clock.h"
#include "time/running.h"
#include "time/storm.h"

static void tell_running_changed(void)
{
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (vmt_clock_kind((QEMUClockType)type)->stops_with_the_machine) {
            qemu_clock_notify((QEMUClockType)type);
        }
    }
}

void cpu_disable_ticks(void)
{
    if (vmt_running_freeze(true)) {
        tell_running_changed();
    }
}

void cpu_enable_ticks(void)
{
    if (vmt_running_freeze(false)) {
        tell_running_changed();
    }
}

int64_t cpu_get_ticks(void)
{
    return vmt_running_ticks();
}

void vmtimer_vm_stop(void)
{
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
    cpu_disable_ticks();
}

void vmtimer_vm_start(void)
{
    cpu_enable_ticks();
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
}

void vmtimer_clock_set_rate(QEMUClockType type, uint32_t num, uint32_t den)
{
    if (!vmt_clock_kind(type)->stops_with_the_machine) {
        vmt_bug("vmtimer_clock_set_rate: %s is real time",
                vmt_clock_kind(type)->name);
    }
    if (!num || !den) {
        vmt_bug("vmtimer_clock_set_rate: %u/%u is no rate", num, den);
    }
    vmt_running_set_rate(num, den);
    tell_running_changed();
}

static void check_movable(QEMUClockType type, const char *function)
{
    if (type != QEMU_CLOCK_VIRTUAL) {
        vmt_bug("%s: only VIRTUAL can be moved", function);
    }
    if (vmt_clock_has_source(type)) {
        vmt_bug("%s: VIRTUAL has a source of its own, move that", function);
    }
    if (!vmt_running_is_frozen()) {
        vmt_bug("%s: VIRTUAL is running; cpu_disable_ticks() freezes it",
                function);
    }
}

static bool next_expire_ns(int64_t *ret_expire_ns)
{
    int64_t other_ns;
    bool found = vmt_all_lists_soonest_here_ns(QEMU_CLOCK_VIRTUAL,
                                               ret_expire_ns);

    /* With a source of its own VIRTUAL_RT does not move along. */
    if (!vmt_clock_has_source(QEMU_CLOCK_VIRTUAL_RT)
        && vmt_all_lists_soonest_here_ns(QEMU_CLOCK_VIRTUAL_RT, &other_ns)
        && (!found || other_ns < *ret_expire_ns)) {
        *ret_expire_ns = other_ns;
        found = true;
    }
    return found;
}

/* Go there and run what is due there. False: it goes no further. */
static bool visit(int64_t expire_ns)
{
    unsigned storms = vmt_storm_met_here();
    VmtStorm storm = {0};
    bool progress = true;
    int64_t left_ns;

    vmt_running_move_to(expire_ns);
    while (progress && vmt_storm_met_here() == storms) {
        progress = vmt_all_lists_run_here(QEMU_CLOCK_VIRTUAL, &storm);
        progress |= vmt_all_lists_run_here(QEMU_CLOCK_VIRTUAL_RT, &storm);
    }
    vmt_storm_end(&storm);
    return !next_expire_ns(&left_ns) || left_ns > vmt_running_ns();
}

int64_t vmtimer_clock_step(QEMUClockType type)
{
    int64_t expire_ns;

    check_movable(type, "vmtimer_clock_step");
    if (!next_expire_ns(&expire_ns)) {
        return -1;
    }
    visit(expire_ns);
    tell_running_changed();
    return vmt_running_ns();
}

int64_t vmtimer_run_until_idle(int64_t limit_ns)
{
    int64_t expire_ns;

    check_movable(QEMU_CLOCK_VIRTUAL, "vmtimer_run_until_idle");
    while (next_expire_ns(&expire_ns) && expire_ns <= limit_ns) {
        if (!visit(expire_ns)) {
            break;
        }
    }
    tell_running_changed();
    return vmt_running_ns();
}

int64_t qemu_clock_advance_virtual_time(int64_t target_ns)
{
    int64_t expire_ns;

    check_movable(QEMU_CLOCK_VIRTUAL, "qemu_clock_advance_virtual_time");
    while (vmt_running_ns() < target_ns) {
        bool found = next_expire_ns(&expire_ns) && expire_ns < target_ns;

        if (!visit(found ? expire_ns : target_ns)) {
            break;
        }
    }
    tell_running_changed();
    return vmt_running_ns();
}
