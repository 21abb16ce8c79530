/*
 * event_notifier.h - event notifiers, 0.14 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_EVENT_NOTIFIER_H
#define VMTIMER_COMPAT_FRONT_EVENT_NOTIFIER_H
#pragma GCC system_header

#include "vmtimer-compat/aio.h"

#endif
