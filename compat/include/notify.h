/*
 * notify.h - lists of callbacks, 0.13 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_NOTIFY_H
#define VMTIMER_COMPAT_FRONT_NOTIFY_H
#pragma GCC system_header

#include "vmtimer-compat/notify.h"

#endif
