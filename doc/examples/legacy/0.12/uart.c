/*
 * A serial port, written as for QEMU 0.12.
 *
 * Bytes from the line collect in a FIFO. Four of them raise the interrupt at
 * once; fewer wait four character times, then the receive timeout raises it.
 * A lamp on the front panel shows traffic to the person before the screen:
 * host time, so rt_clock, so milliseconds.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "board.h"

#define FIFO_TRIGGER    4
#define LAMP_MS         30

#define NOW()           qemu_get_clock(vm_clock)
#define LAMP_CLOCK      rt_clock

/* A lamp that is lit stays lit a little longer, and that was all. */
#define KEEP_LAMP(s)                                            \
    if (qemu_timer_pending((s)->lamp_timer)) {                  \
        qemu_mod_timer((s)->lamp_timer,                         \
                       qemu_get_clock(rt_clock) + LAMP_MS);     \
        return;                                                 \
    }

typedef struct UARTState {
    int level;                  /* bytes in the FIFO */
    int divisor;
    int64_t last_rx;            /* vm_clock, at the last byte */
    int64_t lit_at;             /* rt_clock, in ms */
    QEMUTimer *fifo_timeout_timer;
    QEMUTimer *lamp_timer;
} UARTState;

static UARTState uart;

/* Start bit, eight data bits, stop bit. */
static int64_t
uart_char_ticks(s, count)
    UARTState *s;
    int count;
{
    return muldiv64(get_ticks_per_sec(), 10 * count * s->divisor, 115200);
}

static void uart_interrupt(UARTState *s, const char *why)
{
    board_event("vm", "uart", why, NOW() - s->last_rx);
    s->level = 0;
}

static void uart_fifo_timeout(void *opaque)
{
    uart_interrupt(opaque, "rx-timeout");
}

static void uart_lamp_off(void *opaque)
{
    UARTState *s = opaque;

    board_event("rt", "uart", "lamp-off", qemu_get_clock(LAMP_CLOCK) - s->lit_at);
}

static void uart_lamp_on(UARTState *s)
{
    KEEP_LAMP(s);
    s->lit_at = qemu_get_clock(LAMP_CLOCK);
    qemu_mod_timer(s->lamp_timer, s->lit_at + LAMP_MS);
    board_event("rt", "uart", "lamp-on", 0);
}

void uart_receive(int byte)
{
    UARTState *s = &uart;

    s->level++, s->last_rx = qemu_get_clock(vm_clock);
    board_event("vm", "uart", "rx", byte);
    uart_lamp_on(s);

    if (s->level >= FIFO_TRIGGER) {
        qemu_del_timer(s->fifo_timeout_timer);
        uart_interrupt(s, "rx-full");
    } else {
        qemu_mod_timer(s->fifo_timeout_timer,
                       qemu_get_clock (vm_clock) + uart_char_ticks(s, 4));
    }
}

void uart_init(int divisor)
{
    UARTState *s = &uart;

    s->divisor = divisor;
    s->fifo_timeout_timer = qemu_new_timer(vm_clock,
                                           uart_fifo_timeout, s);
    s->lamp_timer = qemu_new_timer(LAMP_CLOCK, uart_lamp_off, s);
}
