/*
 * gate: a timer's callback that another thread is in until the test lets it go.
 */
#include "gate.h"

#include <sched.h>

void gate_stay(Gate *gate)
{
    gate->is_inside = true;
    while (!gate->may_leave) {
        sched_yield();
    }
}

static void wait_at_the_gate(void *opaque)
{
    Gate *gate = opaque;

    gate_stay(gate);
    if (gate->arms_itself) {
        timer_mod(&gate->timer, gate->arms_at_ns);
    }
    gate->runs++;
}

static void poll_until_it_ran(void *opaque)
{
    Gate *gate = opaque;

    while (!gate->runs) {
        aio_poll(gate->ctx, true);
    }
}

void gate_enter(Gate *gate)
{
    gate->ctx = aio_context_new(NULL);
    aio_timer_init(gate->ctx, &gate->timer, QEMU_CLOCK_REALTIME, SCALE_NS,
                   wait_at_the_gate, gate);
    timer_mod(&gate->timer, 0);
    gate->thread = thread_start(poll_until_it_ran, gate);
    while (!gate->is_inside) {
        sched_yield();
    }
}

void gate_leave(Gate *gate)
{
    gate->may_leave = true;
    thread_join(gate->thread);
    timer_del(&gate->timer);
    aio_context_unref(gate->ctx);
}
