/*
 * cpu.h - one vCPU, with what throttling asks of it
 */
#ifndef LAYER_CPU_H
#define LAYER_CPU_H

#include "qemu/atomic.h"
#include "qemu/thread.h"

typedef struct CPUState {
    bool stop;
    int throttle_thread_scheduled;
    QemuCond *halt_cond;
} CPUState;

typedef struct run_on_cpu_data {
    void *nothing;
} run_on_cpu_data;

#define RUN_ON_CPU_NULL ((run_on_cpu_data){NULL})

extern CPUState the_cpu;
#define CPU_FOREACH(cpu) for (cpu = &the_cpu; cpu; cpu = NULL)

void async_run_on_cpu(CPUState *cpu,
                      void (*work)(CPUState *cpu, run_on_cpu_data data),
                      run_on_cpu_data data);

#endif
