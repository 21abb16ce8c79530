/*
 * sysemu/qtest.h - is a test driving the machine?, 1.4 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_QTEST_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_QTEST_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"

#endif
