/*
 * waking: when must the kernel wake a context?
 */
#ifndef VMT_LOOP_WAKING_H
#define VMT_LOOP_WAKING_H

#include "loop/context.h"

/* A list of the context has a new head, or its clock changed. Any thread. */
void vmt_waking_on_list_changed(void *context, QEMUClockType type);

/* A bottom half was scheduled. Any thread. */
void vmt_waking_on_bh_scheduled(void *context);

/* The owner, between turns: arm what is stale. True: something is due. */
bool vmt_waking_arm(VmtContext *c);

/* One of the context's own descriptors was ready; fetched from the epoll. */
void vmt_waking_on_ready(void *context, unsigned number);

/* The clock says a timerfd went off, which nobody has fetched. */
bool vmt_waking_look_unread(VmtContext *c);

/* A new context is told of the sets that come, not of those that were. */
void vmt_waking_begin(VmtContext *c);

/* Somebody waits on the epoll itself from now on. */
void vmt_waking_reveal_fd(VmtContext *c);

/* Does this context watch for a set wall clock? */
bool vmt_waking_watches_host(VmtContext *c);

/* Tell it, if it was set: once per set, whoever learned of it. */
void vmt_waking_tell_host_was_set(VmtContext *c);

#endif
