/*
 * system/qtest.h - is a test driving the machine?, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_QTEST_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_QTEST_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"

#endif
