/*
 * toy-cpu: a CPU of eight instructions that can be interrupted and can halt.
 *
 * Its program works for a while, as long as a pseudo-random number says, and halts.
 * The interrupt's handler mixes what was left of the work into that number: an
 * interrupt that comes one instruction later changes all that follows.
 */
#include "toy-cpu.h"

typedef enum Operation { MIX, SHIFT, DEC, BNZ, HALT, JMP, XOR, IRET } Operation;

enum { HANDLER = 7 };

static const struct {
    Operation operation;
    unsigned argument;
} program[] = {
    /* 0 */ {MIX, 0},
    /* 1 */ {SHIFT, 15},   /* r1, the work: up to 131071 rounds */
    /* 2 */ {DEC, 1},
    /* 3 */ {BNZ, 2},
    /* 4 */ {HALT, 0},
    /* 5 */ {DEC, 2},      /* r2 counts the halts that ended */
    /* 6 */ {JMP, 0},
    /* 7 */ {XOR, 0},      /* the handler */
    /* 8 */ {IRET, 0},
};

static void execute(ToyCpu *cpu)
{
    unsigned argument = program[cpu->pc].argument;

    switch (program[cpu->pc++].operation) {
    case MIX:
        cpu->r[0] = cpu->r[0] * 1664525 + 1013904223;
        break;
    case SHIFT:
        cpu->r[1] = (cpu->r[0] >> argument) + 1;
        break;
    case DEC:
        cpu->r[argument]--;
        break;
    case BNZ:
        cpu->pc = cpu->r[1] ? argument : cpu->pc;
        break;
    case HALT:
        cpu->is_halted = true;
        break;
    case JMP:
        cpu->pc = argument;
        break;
    case XOR:
        cpu->r[0] ^= cpu->r[1];
        break;
    case IRET:
        cpu->pc = cpu->back;
        cpu->is_interrupted = false;
        break;
    }
}

void toy_cpu_run(ToyCpu *cpu, int64_t budget)
{
    while (budget-- > 0 && !cpu->is_halted) {
        if (cpu->has_request && !cpu->is_interrupted) {
            cpu->has_request = false;
            cpu->is_interrupted = true;
            cpu->back = cpu->pc;
            cpu->pc = HANDLER;
        }
        execute(cpu);
        cpu->executed++;
    }
}

void toy_cpu_interrupt(ToyCpu *cpu)
{
    cpu->has_request = true;
    cpu->is_halted = false;
}
