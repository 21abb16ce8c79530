/*
 * scenario: twelve seconds in the life of the five devices of board.h.
 *
 * It plays the guest and the world around it, on time of its own making: the
 * VIRTUAL clock is frozen and stepped, REALTIME and HOST read two numbers kept
 * here. So every run is the same run. What the devices tell is written to
 * standard output, a line each: clock, time in ns, device, event, value.
 *
 * It is built twice from this one text: with the devices as they are behind
 * the compat headers, and with the converted ones and -DVMTIMER_NO_LEGACY.
 * Lines that begin with '#' tell the reader of the record where clocks stood.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vmtimer.h>

#include "board.h"

#define MS INT64_C(1000000)
#define LENGTH_MS 12000

/* One of the two clocks that stand outside the machine. */
struct hand {
    int64_t now_ns;
};

struct step {
    int64_t first_ms;
    int64_t every_ms;           /* 0: once */
    int times;
    void (*act)(int arg);
    int arg;
};

static struct hand realtime = { 5000 * MS };
static struct hand host = { INT64_C(1328097599250) * MS }; /* 1 Feb 2012 */
static int64_t virtual_ns = 1000 * MS;
static int64_t elapsed_ns;
static int64_t paused_since_ns = -1;
static int64_t paused_ns;

static int64_t read_hand(void *opaque)
{
    const struct hand *hand = opaque;

    return hand->now_ns;
}

static const VmtimerClockSource by_hand = { .read = read_hand };

void board_event(const char *clock, const char *device, const char *event,
                 int64_t value)
{
    static const struct {
        const char *name;
        QEMUClockType type;
    } clocks[] = {
        { "vm", QEMU_CLOCK_VIRTUAL },
        { "rt", QEMU_CLOCK_REALTIME },
        { "host", QEMU_CLOCK_HOST },
    };
    size_t i;

    for (i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
        if (!strcmp(clock, clocks[i].name)) {
            printf("%-4s %19" PRId64 " %-8s %-10s %" PRId64 "\n", clock,
                   qemu_clock_get_ns(clocks[i].type), device, event, value);
            return;
        }
    }
    fprintf(stderr, "scenario: %s tells of a clock \"%s\"\n", device, clock);
    exit(2);
}

/* The machine stands still; the world goes on. */
static void pause_machine(int unused)
{
    paused_since_ns = elapsed_ns;
    board_event("rt", "machine", "pause", 0);
}

static void resume_machine(int unused)
{
    paused_ns += elapsed_ns - paused_since_ns;
    paused_since_ns = -1;
    board_event("rt", "machine", "resume", paused_ns);
}

static const struct step script[] = {
    /* a burst that fills the FIFO, one that does not, single bytes */
    {  200,    1, 22, uart_receive, 'a' },
    { 1500,    7, 13, uart_receive, 'b' },
    { 6000,  900,  6, uart_receive, 'c' },
    {  400,    0,  1, rtc_set_alarm, 3 },
    { 1000,    0,  1, rtc_set_rate, 16 },
    { 4000,    0,  1, rtc_set_rate, 4 },
    { 6200,    0,  1, rtc_set_alarm, 1 },
    { 8000,    0,  1, rtc_set_rate, 0 },
    { 8100,    0,  1, rtc_set_alarm, 30 },
    { 9000,    0,  1, rtc_set_alarm, -1 },
    {  300,    0,  1, pit_load_rate, 65536 },
    {  777,  500,  4, pit_latch, 0 },
    { 3600,  400,  4, pit_load_once, 11932 },
    { 3605,  400,  4, pit_latch, 0 },
    { 9500,    0,  1, pit_load_rate, 119318 },
    /* the guest hangs at 3.3 s, is reset at 4.5 s, hangs at 9 s for good */
    {  100,  400,  9, watchdog_kick, 0 },
    { 4500,  450, 11, watchdog_kick, 0 },
    { 11500,   0,  1, watchdog_stop, 0 },
    {  500,   60,  6, writer_put, 300 },
    { 4100,    0,  1, writer_put, 9000 },
    { 7000,  130, 10, writer_put, 1600 },
    { 11800,   0,  1, writer_close, 0 },
    { 5000,    0,  1, pause_machine, 0 },
    { 5900,    0,  1, resume_machine, 0 },
};

#define STEPS (sizeof(script) / sizeof(script[0]))

static int done[STEPS];         /* how often each step was taken */

static int64_t next_at_ns(size_t i)
{
    if (done[i] == script[i].times) {
        return LENGTH_MS * MS;
    }
    return (script[i].first_ms + done[i] * script[i].every_ms) * MS;
}

static size_t next_step(void)
{
    size_t first = 0, i;

    for (i = 1; i < STEPS; i++) {
        if (next_at_ns(i) < next_at_ns(first)) {
            first = i;
        }
    }
    return first;
}

/* How far to the nearest timer of any clock that moves; -1 if there is none. */
static int64_t soonest_timer_ns(void)
{
    int64_t soonest;

    soonest = qemu_soonest_timeout(
        qemu_clock_deadline_ns_all(QEMU_CLOCK_REALTIME, QEMU_TIMER_ATTR_ALL),
        qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST, QEMU_TIMER_ATTR_ALL));
    if (paused_since_ns < 0) {
        soonest = qemu_soonest_timeout(
            soonest, qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                QEMU_TIMER_ATTR_ALL));
    }
    return soonest;
}

/* All clocks move on together, and each runs what that made due. */
static void move_on(int64_t ns)
{
    elapsed_ns += ns;
    realtime.now_ns += ns;
    host.now_ns += ns;
    if (paused_since_ns < 0) {
        virtual_ns += ns;
        qemu_clock_advance_virtual_time(virtual_ns);
        qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    }
    qemu_clock_run_timers(QEMU_CLOCK_REALTIME);
    qemu_clock_run_timers(QEMU_CLOCK_HOST);
}

static void let_time_pass(int64_t until_ns)
{
    while (elapsed_ns < until_ns) {
        int64_t soonest = soonest_timer_ns();
        int64_t left = until_ns - elapsed_ns;

        move_on(soonest < 0 || soonest > left ? left : soonest);
    }
}

static void set_clocks(void)
{
    cpu_disable_ticks();
    qemu_clock_advance_virtual_time(virtual_ns);
    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, &by_hand, &realtime);
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &by_hand, &host);
    printf("# vm   %19" PRId64 "\n# rt   %19" PRId64 "\n# host %19" PRId64
           "\n# for  %19" PRId64 "\n",
           virtual_ns, realtime.now_ns, host.now_ns, LENGTH_MS * MS);
}

int main(void)
{
    set_clocks();
    uart_init(12);
    rtc_init(0);
    pit_init();
    watchdog_init(600);
    writer_init(10000);

    while (elapsed_ns < LENGTH_MS * MS) {
        size_t i = next_step();

        let_time_pass(next_at_ns(i));
        if (done[i] < script[i].times) {
            done[i]++;
            script[i].act(script[i].arg);
        }
    }
    return 0;
}
