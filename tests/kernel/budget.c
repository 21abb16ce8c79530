/*
 * budget: what a fired timer costs in system calls, counted, in real time.
 */
#include "calls.h"
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRINGS = 300, PERIOD_NS = 100 * SCALE_US, TO_BEGIN_WITH = 8 };

typedef struct Steady {
    AioContext *ctx;
    QEMUTimer timer;
    unsigned fired;
    unsigned handled;
} Steady;

static void fire(void *opaque)
{
    Steady *s = opaque;

    s->fired++;
    timer_mod(&s->timer, get_clock() + PERIOD_NS);
}

static Steady *steady(void)
{
    Steady *s = calloc(1, sizeof *s);

    s->ctx = aio_context_new(NULL);
    aio_timer_init(s->ctx, &s->timer, QEMU_CLOCK_REALTIME, 1, fire, s);
    fire(s);
    return s;
}

static void done(Steady *s)
{
    timer_del(&s->timer);
    aio_context_unref(s->ctx);
    free(s);
}

static void in_our_own_loop_a_firing_costs_two_calls(void **state)
{
    Steady *s = steady();

    calls_reset();
    while (s->fired < FIRINGS) {
        aio_poll(s->ctx, true);
    }
    print_message("%u calls for %u firings\n", calls_of_a_turn(), s->fired);
    assert_in_range(calls_of_a_turn(), 1, 2 * FIRINGS + TO_BEGIN_WITH);
    assert_in_range(calls_made(CALL_READ) + calls_made(CALL_WRITE), 0,
                    TO_BEGIN_WITH);
    done(s);
}

static void poll_and_dispatch(Steady *s)
{
    struct pollfd fd = {.fd = vmtimer_context_fd(s->ctx), .events = POLLIN};

    poll(&fd, 1, -1);
    vmtimer_context_dispatch(s->ctx);
}

static void embedded_a_firing_costs_one_call_when_only_timers_were_due(void **state)
{
    Steady *s = steady();

    calls_reset();
    while (s->fired < FIRINGS) {
        poll_and_dispatch(s);
    }
    print_message("%u calls for %u firings\n", calls_of_a_turn(), s->fired);
    /* Where a turn takes as long as a period (valgrind), the next is due already. */
    assert_in_range(calls_of_a_turn(), 1, FIRINGS + FIRINGS / 10);
    done(s);
}

static void handle(void *opaque)
{
    ((Steady *)opaque)->handled++;
}

/* With a descriptor that is always ready beside the timer. */
static void embedded_a_dispatch_costs_at_most_two_calls(void **state)
{
    Steady *s = steady();
    unsigned dispatches = 0;
    int ends[2];

    assert_return_code(pipe(ends), errno);
    aio_set_fd_handler(s->ctx, ends[1], NULL, handle, NULL, NULL, s);
    calls_reset();
    for (; s->fired < FIRINGS; dispatches++) {
        poll_and_dispatch(s);
    }
    print_message("%u calls for %u dispatches, %u firings, %u handled\n",
                  calls_of_a_turn(), dispatches, s->fired, s->handled);
    assert_in_range(calls_of_a_turn(), 1, 2 * dispatches + TO_BEGIN_WITH);
    assert_true(s->handled >= dispatches / 20);
    aio_set_fd_handler(s->ctx, ends[1], NULL, NULL, NULL, NULL, NULL);
    close(ends[0]);
    close(ends[1]);
    done(s);
}

static void arming_a_due_timer_in_a_turn_costs_nothing_more(void **state)
{
    Steady *s = steady();

    timer_mod(&s->timer, 0);
    calls_reset();
    aio_poll(s->ctx, true);
    assert_int_equal(calls_made(CALL_EPOLL_WAIT), 1);
    assert_int_equal(calls_made(CALL_WRITE) + calls_made(CALL_READ), 0);
    done(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(in_our_own_loop_a_firing_costs_two_calls),
        PROMISE(embedded_a_firing_costs_one_call_when_only_timers_were_due),
        PROMISE(embedded_a_dispatch_costs_at_most_two_calls),
        PROMISE(arming_a_due_timer_in_a_turn_costs_nothing_more),
    };

    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
