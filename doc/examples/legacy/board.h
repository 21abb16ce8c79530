/*
 * board: five old devices, and what they share with the scenario.
 *
 * A device tells board_event() what it did, on which of its clocks, and one
 * number it worked out from its own reading of time. The scenario plays the
 * guest: it calls the functions below the line. None of this is QEMU's.
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

/* @clock: "vm", "rt" or "host"; @device and @event without blanks. */
void board_event(const char *clock, const char *device, const char *event,
                 int64_t value);

/* ---- */

void uart_init(int divisor);
void uart_receive(int byte);

void rtc_init(int on_host);
void rtc_set_rate(int hz);
void rtc_set_alarm(int seconds_ahead);

void pit_init(void);
void pit_load_rate(int count);
void pit_load_once(int count);
void pit_latch(int unused);

void watchdog_init(int timeout_ms);
void watchdog_kick(int unused);
void watchdog_stop(int unused);

void writer_init(int bytes_per_second);
void writer_put(int bytes);
void writer_close(int unused);

#endif
