/*
 * guest: what a guest might do to the two devices, written down.
 *
 *     guest dual-timer|up-counter
 *
 * Writes and reads registers and lets time pass, as a fixed generator says, on
 * frozen virtual time that is moved by hand. Each access and each change of the line
 * is a line on standard output: ns since the start, what, where, value.
 *
 * It is built from this one text with the devices of the new API, with those of 0.14
 * as they are, and with those converted.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <vmtimer.h>

#include "dual-timer.h"
#include "up-counter.h"

#define STEPS 4000
#define FREQ 32768000

typedef struct Device {
    void *state;
    uint32_t (*read)(void *state, uint32_t offset);
    void (*write)(void *state, uint32_t offset, uint32_t value);
    uint32_t (*choose_value)(uint32_t offset);
    uint32_t registers;         /* in words */
    uint32_t served[2];         /* where a 0 is written to serve an interrupt */
} Device;

static int line;
static int64_t start_ns;
static uint64_t generator = 14;

static uint32_t any(uint32_t below)
{
    generator = generator * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(generator >> 33) % below;
}

static void record(const char *what, uint32_t where, uint32_t value)
{
    printf("%12" PRId64 " %-5s %02" PRIx32 " %" PRIx32 "\n",
           qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - start_ns, what, where, value);
}

static void on_irq(void *opaque, int level)
{
    line = level;
    record("irq", 0, (uint32_t)level);
}

static uint32_t read_dual(void *state, uint32_t offset)
{
    return dual_timer_read(state, offset);
}

static void write_dual(void *state, uint32_t offset, uint32_t value)
{
    dual_timer_write(state, offset, value);
}

static uint32_t dual_value(uint32_t offset)
{
    if (offset % DUAL_TIMER_SECOND == DUAL_TIMER_CONTROL) {
        return any(256) | DUAL_TIMER_ENABLE;
    }
    return any(4) ? 400 + any(2000) : any(0x20000);
}

static uint32_t read_up(void *state, uint32_t offset)
{
    return up_counter_read(state, offset);
}

static void write_up(void *state, uint32_t offset, uint32_t value)
{
    up_counter_write(state, offset, value);
}

static uint32_t up_value(uint32_t offset)
{
    switch (offset) {
    case UP_COUNTER_CONTROL:
        return UP_COUNTER_RUN | (any(2) ? UP_COUNTER_BUFFERED : 0)
               | (any(8) ? 0 : UP_COUNTER_ONE_PULSE);
    case UP_COUNTER_PRESCALER:
        return any(40);
    case UP_COUNTER_AUTORELOAD:
        return any(16) ? 100 + any(3000) : 0;
    case UP_COUNTER_COMPARE:
    case UP_COUNTER_COUNT:
        return any(3000);
    default:
        return any(4);
    }
}

static void let_time_pass(void)
{
    static const uint32_t ways[] = {40, 2000, 300000, 9000000};

    qemu_clock_advance_virtual_time(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
                                    + any(ways[any(4)]));
}

static void write_register(const Device *device, uint32_t offset, uint32_t value)
{
    record("write", offset, value);
    device->write(device->state, offset, value);
}

static void play(const Device *device)
{
    for (int i = 0; i < STEPS; i++) {
        uint32_t offset = any(device->registers) * 4;

        if (line && any(2)) {
            write_register(device, device->served[any(2)], 0);
        }
        switch (any(8)) {
        case 0:
            write_register(device, offset, device->choose_value(offset));
            break;
        case 1:
        case 2:
            record("read", offset, device->read(device->state, offset));
            break;
        default:
            let_time_pass();
            break;
        }
    }
}

int main(int argc, char **argv)
{
    cpu_disable_ticks();
    start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    if (argc == 2 && strcmp(argv[1], "dual-timer") == 0) {
        DualTimer *d = dual_timer_new(FREQ, on_irq, NULL);

        play(&(Device){d, read_dual, write_dual, dual_value, 15,
                       {DUAL_TIMER_INTCLR,
                        DUAL_TIMER_SECOND + DUAL_TIMER_INTCLR}});
        dual_timer_free(d);
    } else if (argc == 2 && strcmp(argv[1], "up-counter") == 0) {
        UpCounter *c = up_counter_new(FREQ, on_irq, NULL);

        play(&(Device){c, read_up, write_up, up_value, 8,
                       {UP_COUNTER_STATUS, UP_COUNTER_STATUS}});
        up_counter_free(c);
    } else {
        fprintf(stderr, "guest dual-timer|up-counter\n");
        return 2;
    }
    return 0;
}
