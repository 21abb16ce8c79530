/*
 * migration/vmstate.h - what devices save, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_MIGRATION_VMSTATE_H
#define VMTIMER_COMPAT_FRONT_MIGRATION_VMSTATE_H
#pragma GCC system_header

#include "../vmtimer-compat/vmstate.h"

#endif
