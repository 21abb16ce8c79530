/*
 * qemu/notify.h - lists of callbacks, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_NOTIFY_H
#define VMTIMER_COMPAT_FRONT_QEMU_NOTIFY_H
#pragma GCC system_header

#include "../vmtimer-compat/notify.h"

#endif
