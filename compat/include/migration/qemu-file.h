/*
 * migration/qemu-file.h - what is saved to, 1.4 to 4.0
 */
#ifndef VMTIMER_COMPAT_FRONT_MIGRATION_QEMU_FILE_H
#define VMTIMER_COMPAT_FRONT_MIGRATION_QEMU_FILE_H
#pragma GCC system_header

#include "../vmtimer-compat/file.h"

#endif
