/*
 * vmtimer/main-loop.h - the one loop that timers on the default lists need
 *
 * Names and meaning are QEMU's (include/qemu/main-loop.h of 10.2).
 */
#ifndef VMTIMER_MAIN_LOOP_H
#define VMTIMER_MAIN_LOOP_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "aio.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * qemu_init_main_loop - make the main loop; the caller's thread owns it
 *
 * 0; or -errno, and *@errp as with aio_context_new, when descriptors run out:
 * nothing is left behind and it may be tried again. Calling it again is 0.
 */
int qemu_init_main_loop(Error **errp) VMTIMER_SYMBOL(qemu_init_main_loop);

/* The main loop's context; NULL before qemu_init_main_loop. */
AioContext *qemu_get_aio_context(void);

/**
 * main_loop_wait - one turn: wait, then bottom halves, descriptors, timers
 * @nonblocking: non-zero: do not wait
 *
 * As aio_poll, and the timers of the default lists at its end. Before
 * qemu_init_main_loop it stops the program; so do qemu_set_fd_handler and
 * qemu_bh_new.
 */
void main_loop_wait(int nonblocking) VMTIMER_SYMBOL(main_loop_wait);

/**
 * qemu_notify_event - make main_loop_wait return
 *
 * Async-signal-safe, any thread; several at once are one. Before
 * qemu_init_main_loop it does nothing.
 */
void qemu_notify_event(void);

/**
 * qemu_set_fd_handler - call back while a descriptor is ready (level-triggered)
 *
 * Replaces what was set for @fd; both NULL forgets it. In the loop's thread. A
 * regular file is always ready, as with poll(2). Returns 0 (QEMU 2.4: void).
 */
int qemu_set_fd_handler(int fd, IOHandler *fd_read, IOHandler *fd_write,
                        void *opaque);

/* A bottom half of the main loop; see aio_bh_new. */
QEMUBH *qemu_bh_new(QEMUBHFunc *cb, void *opaque);

struct _GPollFD;

/**
 * qemu_poll_ns - ppoll(2) with a timeout in ns
 * @fds: GLib's GPollFD, which is struct pollfd
 * @timeout: negative: for ever
 *
 * Returns what ppoll returns; EINTR is the caller's.
 */
int qemu_poll_ns(struct _GPollFD *fds, unsigned nfds, int64_t timeout);

#ifdef __cplusplus
}
#endif

#endif
