/*
 * migration/qemu-file-types.h - what is saved to, from 4.1
 */
#ifndef VMTIMER_COMPAT_FRONT_MIGRATION_QEMU_FILE_TYPES_H
#define VMTIMER_COMPAT_FRONT_MIGRATION_QEMU_FILE_TYPES_H
#pragma GCC system_header

#include "../vmtimer-compat/file.h"

#endif
