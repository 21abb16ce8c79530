/*
 * qemu/event_notifier.h - event notifiers, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_EVENT_NOTIFIER_H
#define VMTIMER_COMPAT_FRONT_QEMU_EVENT_NOTIFIER_H
#pragma GCC system_header

#include "../vmtimer-compat/aio.h"

#endif
