/*
 * toy-cpu: a CPU of eight instructions that can be interrupted and can halt.
 */
#ifndef TOY_CPU_H
#define TOY_CPU_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ToyCpu {
    int64_t executed; /* instructions so far */
    uint32_t r[3];
    unsigned pc;
    unsigned back;    /* where the interrupt came */
    bool is_interrupted;
    bool has_request;
    bool is_halted;
} ToyCpu;

/* Executes at most @budget instructions, less if it halts. */
void toy_cpu_run(ToyCpu *cpu, int64_t budget);

/* Ends a halt; taken before the next instruction, or after the handler. */
void toy_cpu_interrupt(ToyCpu *cpu);

#endif
