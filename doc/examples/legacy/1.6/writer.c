/*
 * A writer that keeps below so many bytes a second, written as for QEMU 1.6.
 *
 * Time is cut into slots of 100 ms of host time. What is more than a slot may
 * carry waits in a queue; each tick opens the next slot and sends from it.
 */
#include "qemu-common.h"
#include "qemu/timer.h"
#include "sysemu/sysemu.h"
#include "board.h"

#define SLOT_MS 100

typedef struct WriterState {
	int64_t slot_limit;		/* bytes a slot may carry */
	int64_t slot_sent;
	int64_t slot_began;		/* rt_clock, ms */
	int64_t queued;
	int64_t queued_since;
	int64_t ticks;
	QEMUTimer *tick_timer;
	QEMUTimer *linger_timer;
} WriterState;

static WriterState writer;

/* .rt_clock and .vm_clock here are ours: members, no clocks. */
static struct {
	int64_t rt_clock;
	int64_t vm_clock;
} last = { .rt_clock = -1, .vm_clock = -1 };

static void writer_stamp(void)
{
	last.rt_clock = qemu_get_clock_ms(rt_clock), last.vm_clock = qemu_get_clock_ms(vm_clock);
}

static int64_t writer_send(WriterState *s, int64_t bytes)
{
	int64_t room = s->slot_limit - s->slot_sent;

	if (bytes > room) {
		bytes = room;
	}
	s->slot_sent += bytes;
	return bytes;
}

static void writer_tick(void *opaque)
{
	WriterState *s = opaque;
	int64_t sent;

	s->slot_sent = 0;
	s->slot_began = qemu_get_clock_ms(rt_clock);
	sent = writer_send(s, s->queued);
	s->queued -= sent;
	board_event("rt", "writer", "drain", sent);
	if (s->queued) {
		qemu_mod_timer(s->tick_timer, qemu_get_clock_ms
			       (rt_clock) + SLOT_MS);
	} else {
		board_event("rt", "writer", "empty",
			    qemu_get_clock_ms(rt_clock) - s->queued_since);
		qemu_mod_timer(s->linger_timer, s->slot_began + 3 * SLOT_MS);
	}
	writer_stamp();
}

static void writer_linger(void *opaque)
{
	/* the ms of the guest's clock, and of ours, since the last tick */
	board_event("rt", "writer", "idle-vm",
		    qemu_get_clock_ms(vm_clock) - last.vm_clock);
	board_event("rt", "writer", "idle-rt",
		    qemu_get_clock_ns(rt_clock) / 1000000 - last.rt_clock);
}

void writer_put(int bytes)
{
	WriterState *s = &writer;
	int64_t now = (s->ticks++, qemu_get_clock_ms(rt_clock)), sent = 0;

	qemu_del_timer(s->linger_timer);
	if (now - s->slot_began >= SLOT_MS && !s->queued) {
		s->slot_began = now, s->slot_sent = 0;
	}
	if (!s->queued) {
		sent = writer_send(s, bytes);
		board_event("rt", "writer", "sent", sent);
	}
	if (sent < bytes) {
		if (!s->queued) {
			s->queued_since = now;
			qemu_mod_timer(s->tick_timer,
				       /* the slot's end, */ s->slot_began
				       /* not now plus one */ + SLOT_MS);
		}
		s->queued += bytes - sent;
		board_event("rt", "writer", "held", s->queued);
	}
}

void writer_close(int unused)
{
	WriterState *s = &writer;

	board_event("rt", "writer", "close", s->queued);
	qemu_del_timer (s->tick_timer);
	qemu_del_timer (s->linger_timer);
	qemu_free_timer(s->tick_timer), qemu_free_timer(s->linger_timer);
	s->tick_timer = s->linger_timer = NULL;
}

void writer_init(int bytes_per_second)
{
	WriterState *s = &writer;

	s->slot_limit = bytes_per_second / (1000 / SLOT_MS);
	s->tick_timer = qemu_new_timer_ms(rt_clock, writer_tick, s);
	s->linger_timer = qemu_new_timer(rt_clock, SCALE_MS, writer_linger, s);
	s->slot_began = qemu_get_clock_ms(rt_clock);
}
