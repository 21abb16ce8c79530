/*
 * qemu-file.h - what is saved to, 1.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_FILE_H
#define VMTIMER_COMPAT_FRONT_QEMU_FILE_H
#pragma GCC system_header

#include "vmtimer-compat/file.h"

#endif
