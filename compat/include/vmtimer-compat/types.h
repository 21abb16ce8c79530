/*
 * types: QEMU's types that sources name in passing. Most stay incomplete.
 *
 * target_ulong and target_phys_addr_t (hwaddr from 1.2) have 64 bits unless
 * TARGET_LONG_BITS and TARGET_PHYS_ADDR_BITS say 32.
 */
#ifndef VMTIMER_COMPAT_TYPES_H
#define VMTIMER_COMPAT_TYPES_H
#pragma GCC system_header

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <vmtimer/aio.h>

typedef struct QEMUFile QEMUFile;
typedef struct Monitor Monitor;
typedef struct DeviceState DeviceState;
typedef struct BusState BusState;
typedef struct BlockDriverState BlockDriverState;
typedef struct CharDriverState CharDriverState;
typedef struct DisplayState DisplayState;
typedef struct HCIInfo HCIInfo;
typedef struct ISABus ISABus;
typedef struct MemoryRegion MemoryRegion;
typedef struct NICInfo NICInfo;
typedef struct PCIBus PCIBus;
typedef struct PCIDevice PCIDevice;
typedef struct QEMUSGList QEMUSGList;
typedef struct SerialState SerialState;
typedef struct USBDevice USBDevice;
typedef struct VLANClientState VLANClientState;
typedef struct VLANState VLANState;

typedef struct IRQState *qemu_irq;
typedef uint64_t pcibus_t;

#if defined(TARGET_PHYS_ADDR_BITS) && TARGET_PHYS_ADDR_BITS == 32
typedef uint32_t target_phys_addr_t;
#define TARGET_FMT_plx "%08" PRIx32
#else
typedef uint64_t target_phys_addr_t;
#define TARGET_FMT_plx "%016" PRIx64
#endif
typedef target_phys_addr_t hwaddr;
#define HWADDR_PRIx PRIx64
#define HWADDR_PRId PRId64
#define HWADDR_PRIu PRIu64

#if defined(TARGET_LONG_BITS) && TARGET_LONG_BITS == 32
typedef uint32_t target_ulong;
typedef int32_t target_long;
#define TARGET_FMT_lx "%08" PRIx32
#define TARGET_FMT_ld "%" PRId32
#define TARGET_FMT_lu "%" PRIu32
#else
typedef uint64_t target_ulong;
typedef int64_t target_long;
#define TARGET_FMT_lx "%016" PRIx64
#define TARGET_FMT_ld "%" PRId64
#define TARGET_FMT_lu "%" PRIu64
#endif

typedef unsigned long ram_addr_t;
#define RAM_ADDR_FMT "%lx"

#ifdef __cplusplus
extern "C"
#endif
void *qemu_get_ram_ptr(ram_addr_t addr);

typedef void IOReadHandler(void *opaque, const uint8_t *buf, int size);
typedef int IOCanReadHandler(void *opaque);
typedef int IOCanRWHandler(void *opaque);

typedef int (*fprintf_function)(FILE *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
