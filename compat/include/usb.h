/*
 * usb.h - USB, 0.9.1 to 1.3; nothing of it is used
 */
#ifndef VMTIMER_COMPAT_FRONT_USB_H
#define VMTIMER_COMPAT_FRONT_USB_H
#pragma GCC system_header

#include "vmtimer-compat/types.h"

#endif
