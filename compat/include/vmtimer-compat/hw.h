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

/* A region is as large as any era's; what is inside is the machine's. */
struct MemoryRegion {
    void *inside[64];
};

typedef struct MemoryRegionOps {
    uint64_t (*read)(void *opaque, target_phys_addr_t addr, unsigned size);
    void (*write)(void *opaque, target_phys_addr_t addr, uint64_t data,
                  unsigned size);
    enum device_endian endianness;
    struct {
        unsigned min_access_size;
        unsigned max_access_size;
        bool unaligned;
    } valid, impl;
    const struct MemoryRegionPortio *old_portio;
} MemoryRegionOps;

void memory_region_init_io(MemoryRegion *mr, const MemoryRegionOps *ops,
                           void *opaque, const char *name, uint64_t size);
void memory_region_init_alias(MemoryRegion *mr, const char *name,
                              MemoryRegion *orig, target_phys_addr_t offset,
                              uint64_t size);
MemoryRegion *get_system_memory(void);
MemoryRegion *get_system_io(void);
void memory_region_add_subregion(MemoryRegion *mr, target_phys_addr_t offset,
                                 MemoryRegion *subregion);

typedef uint32_t pio_addr_t;
typedef void IOPortWriteFunc(void *opaque, uint32_t address, uint32_t data);
typedef uint32_t IOPortReadFunc(void *opaque, uint32_t address);

typedef struct MemoryRegionPortio {
    uint32_t offset;
    uint32_t len;
    unsigned size;
    IOPortReadFunc *read;
    IOPortWriteFunc *write;
} MemoryRegionPortio;
#define PORTIO_END_OF_LIST() { 0, 0, 0, NULL, NULL }

int register_ioport_read(pio_addr_t start, int length, int size,
                         IOPortReadFunc *func, void *opaque);
int register_ioport_write(pio_addr_t start, int length, int size,
                          IOPortWriteFunc *func, void *opaque);

typedef enum {
    MODULE_INIT_BLOCK,
    MODULE_INIT_DEVICE,
    MODULE_INIT_MACHINE,
    MODULE_INIT_QOM
} module_init_type;

void register_module_init(void (*fn)(void), module_init_type type);

/* A definition at file scope, as in QEMU. */
#define module_init(function, type) \
    static void __attribute__((constructor)) \
    do_qemu_init_ ## function(void) \
    { \
        register_module_init(function, type); \
    }
#define block_init(function) module_init(function, MODULE_INIT_BLOCK)
#define device_init(function) module_init(function, MODULE_INIT_DEVICE)
#define machine_init(function) module_init(function, MODULE_INIT_MACHINE)
#define type_init(function) module_init(function, MODULE_INIT_QOM)

VMTIMER_C_END

#endif
