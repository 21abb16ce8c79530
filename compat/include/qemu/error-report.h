/*
 * qemu/error-report.h - messages for people, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_ERROR_REPORT_H
#define VMTIMER_COMPAT_FRONT_QEMU_ERROR_REPORT_H
#pragma GCC system_header

#include "../vmtimer-compat/error.h"

#endif
