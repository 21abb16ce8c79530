/*
 * qemu/throttle.h - leaky buckets, from 1.6
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_THROTTLE_H
#define VMTIMER_COMPAT_FRONT_QEMU_THROTTLE_H
#pragma GCC system_header

#include <vmtimer/throttle.h>

#include "../vmtimer-compat/timers.h"

#endif
