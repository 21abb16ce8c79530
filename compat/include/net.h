/*
 * net.h - networks, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_NET_H
#define VMTIMER_COMPAT_FRONT_NET_H
#pragma GCC system_header

#include "vmtimer-compat/net.h"

#endif
