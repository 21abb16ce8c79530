/*
 * counted: a toy CPU whose instructions are VIRTUAL's time, and a 1 ms timer.
 *
 *   counted off                  sleep=off: an idle machine is at its next tick
 *   counted on                   sleep=on, VIRTUAL_RT moved by hand: takes no time
 *   counted record LOG           sleep=on, as long as it takes, and recorded
 *   counted play LOG             that run again
 *
 * Prints each tick: when, after how many instructions, with what in the registers.
 */
#include "toy-cpu.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vmtimer.h>

enum { TICKS = 25 };

static ToyCpu cpu;
static QEMUTimer *tick_timer;
static unsigned ticks;
static bool are_timers_running;

static int64_t executed(void *opaque)
{
    return cpu.executed;
}

static bool is_idle(void *opaque)
{
    return cpu.is_halted && !are_timers_running;
}

static const VmtimerIcountCpu counted_cpu = {executed, is_idle, NULL};

static void on_tick(void *opaque)
{
    int64_t due_ns = (int64_t)++ticks * SCALE_MS;

    printf("tick %u: %" PRId64 " ns, instruction %" PRId64
           ", pc %u, r %08" PRIx32 " %" PRIu32 "\n",
           ticks, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL), icount_get_raw(), cpu.pc,
           cpu.r[0], cpu.r[1]);
    toy_cpu_interrupt(&cpu);
    timer_mod(tick_timer, due_ns + SCALE_MS);
}

static void run_timers(void)
{
    are_timers_running = true;
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    are_timers_running = false;
}

/* Until a timer is due; what it is due after, in instructions. */
static void execute(void)
{
    toy_cpu_run(&cpu, icount_round(qemu_clock_deadline_ns_all(
                          QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL)));
}

/* VIRTUAL until instructions are counted; VIRTUAL_RT, where it is moved by hand. */
static int64_t by_hand_ns;

static int64_t read_by_hand(void *opaque)
{
    return by_hand_ns;
}

static const VmtimerClockSource by_hand = {.read = read_by_hand};

static void move_by_hand(void)
{
    by_hand_ns += qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT,
                                             QEMU_TIMER_ATTR_ALL);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
}

static void wait_for_the_kernel(void)
{
    main_loop_wait(false);
}

/* Nothing to execute: VIRTUAL warps to its next deadline. */
static void idle(void (*wait)(void))
{
    icount_start_warp_timer();
    while (qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                      QEMU_TIMER_ATTR_ALL) != 0) {
        wait();
    }
}

static void run_machine(void (*wait)(void))
{
    tick_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, on_tick, NULL);
    timer_mod(tick_timer, SCALE_MS);
    while (ticks < TICKS) {
        execute();
        if (cpu.is_halted) {
            idle(wait);
        }
        run_timers();
    }
    timer_free(tick_timer);
    printf("%" PRId64 " instructions, %" PRIu32 " halts\n", icount_get_raw(),
           -cpu.r[2]);
}

/* Counting goes on from where VIRTUAL stands: the same in each run of a kind. */
static bool set_clocks(const char *how, const char *log)
{
    if (strcmp(how, "record") == 0 && log) {
        return vmtimer_replay_record(log, &error_fatal) == 0;
    }
    if (strcmp(how, "play") == 0 && log) {
        return vmtimer_replay_play(log, &error_fatal) == 0;
    }
    vmtimer_clock_set_source(QEMU_CLOCK_VIRTUAL, &by_hand, NULL);
    if (strcmp(how, "on") == 0) {
        vmtimer_clock_set_source(QEMU_CLOCK_VIRTUAL_RT, &by_hand, NULL);
        return true;
    }
    return strcmp(how, "off") == 0;
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "";

    qemu_init_main_loop(&error_fatal);
    if (!set_clocks(how, argc > 2 ? argv[2] : NULL)) {
        fprintf(stderr, "usage: counted off | on | record LOG | play LOG\n");
        return 2;
    }
    vmtimer_icount_set_cpu(&counted_cpu, NULL);
    configure_icount(strcmp(how, "off") ? "3,sleep=on" : "3,sleep=off");
    run_machine(strcmp(how, "on") ? wait_for_the_kernel : move_by_hand);
    return replay_mode ? -vmtimer_replay_finish() : 0;
}
