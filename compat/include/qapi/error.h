/*
 * qapi/error.h - error objects, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QAPI_ERROR_H
#define VMTIMER_COMPAT_FRONT_QAPI_ERROR_H
#pragma GCC system_header

#include "../vmtimer-compat/error.h"

#endif
