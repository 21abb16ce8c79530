/*
 * hw: what device models use beside timers. Declared only: the machine brings
 * the functions.
 */
#ifndef VMTIMER_COMPAT_HW_H
#define VMTIMER_COMPAT_HW_H
#pragma GCC system_header

#include "irq.h"
#include "vmstate.h"

VMTIMER_C_BEGIN

typedef void QEMUResetHandler(void *opaque);
void qemu_register_reset(QEMUResetHandler *func, void *opaque);
void qemu_unregister_reset(QEMUResetHandler *func, void *opaque);

void hw_error(const char *fmt, ...)
    __attribute__((__noreturn__, format(printf, 1, 2)));

enum device_endian {
    DEVICE_NATIVE_ENDIAN,
    DEVICE_BIG_ENDIAN,
    DEVICE_LITTLE_ENDIAN
};

typedef void CPUWriteMemoryFunc(void *opaque, target_phys_addr_t addr,
                                uint32_t value);
typedef uint32_t CPUReadMemoryFunc(void *opaque, target_phys_addr_t addr);

int cpu_register_io_memory(CPUReadMemoryFunc *const *mem_read,
                           CPUWriteMemoryFunc *const *mem_write, void *opaque,
                           enum device_endian endian);
void cpu_register_physical_memory(target_phys_addr_t start_addr,
                                  ram_addr_t size, ram_addr_t phys_offset);

typedef void IOPortWriteFunc(void *opaque, uint32_t address, uint32_t data);
typedef uint32_t IOPortReadFunc(void *opaque, uint32_t address);

int register_ioport_read(int start, int length, int size,
                         IOPortReadFunc *func, void *opaque);
int register_ioport_write(int start, int length, int size,
                          IOPortWriteFunc *func, void *opaque);

VMTIMER_C_END

#endif
