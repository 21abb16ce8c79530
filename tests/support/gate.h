/*
 * gate: a timer's callback that another thread is in until the test lets it go.
 *
 *     Gate gate = {0};
 *     gate_enter(&gate);
 *     ... the callback runs over there ...
 *     gate_leave(&gate);
 */
#ifndef SUPPORT_GATE_H
#define SUPPORT_GATE_H

#include "threads.h"
#include "vmtimer.h"

#include <stdatomic.h>

typedef struct Gate {
    AioContext *ctx;
    Thread *thread;
    QEMUTimer timer; /* on REALTIME */
    atomic_bool is_inside;
    atomic_bool may_leave;
    atomic_uint runs; /* that ended */
    bool arms_itself;
    int64_t arms_at_ns;
} Gate;

/* For another callback than a timer's: until may_leave. */
void gate_stay(Gate *gate);

/* Returns when another thread is in the callback. */
void gate_enter(Gate *gate);

/* Let the callback end, and join the thread. */
void gate_leave(Gate *gate);

#endif
