/*
 * notifier: an eventfd that says "look again".
 */
#ifndef VMT_LOOP_NOTIFIER_H
#define VMT_LOOP_NOTIFIER_H

#include "base/base.h"

typedef struct VmtNotifier {
    int fd;
    _Atomic bool is_set;
} VmtNotifier;

/* 0 or -errno. */
int vmt_notifier_init(VmtNotifier *n);
void vmt_notifier_deinit(VmtNotifier *n);

/* After fork: another eventfd under the same number, not set. 0 or -errno. */
int vmt_notifier_renew(VmtNotifier *n);

/* Any thread, and signal handlers. One write until it is drained. */
void vmt_notifier_set(VmtNotifier *n);

/* Look at the work after this, not before. */
void vmt_notifier_drain(VmtNotifier *n);

#endif
