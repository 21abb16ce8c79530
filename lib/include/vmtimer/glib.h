/*
 * vmtimer/glib.h - contexts as GLib sources; the main loop on GLib's context
 *
 * For programs that link libvmtimer-glib. Linking it is enough: from then on
 * qemu_init_main_loop attaches the main loop's context to GLib's default context,
 * and main_loop_wait runs one iteration of that, as in QEMU. Wake-ups keep their
 * ns: GLib waits on the context's descriptor, not on a timeout.
 */
#ifndef VMTIMER_GLIB_H
#define VMTIMER_GLIB_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "main-loop.h"

#include <glib.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * aio_get_g_source - the context's GSource
 *
 * The same one as long as it lives; each call gives a new reference, to be given
 * to g_source_unref. It holds a reference to the context. Attach it in the thread
 * that is to own the context. May recurse.
 */
GSource *aio_get_g_source(AioContext *ctx);

enum {
    MAIN_LOOP_POLL_FILL,
    MAIN_LOOP_POLL_ERR,
    MAIN_LOOP_POLL_OK
};

/**
 * MainLoopPoll - what main_loop_wait shows to its poll notifiers
 * @state: FILL before the wait: add GPollFDs to @pollfds, lower @timeout; then
 *     ERR or OK: look at their revents
 * @timeout: ms; UINT32_MAX: for ever
 */
typedef struct MainLoopPoll {
    int state;
    uint32_t timeout;
    GArray *pollfds;
} MainLoopPoll;

/**
 * main_loop_poll_add_notifier - take part in main_loop_wait's wait
 *
 * @notify is called with a MainLoopPoll, before and after each wait of
 * main_loop_wait, in order of adding. In the main loop's thread. It may remove
 * itself; one that was not added must not be removed.
 */
void main_loop_poll_add_notifier(Notifier *notify);
void main_loop_poll_remove_notifier(Notifier *notify);

#ifdef __cplusplus
}
#endif

#endif
