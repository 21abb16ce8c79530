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
#include <vmtimer/savevm.h>

typedef struct AudioState AudioState;
typedef struct BlockDriverAIOCB BlockDriverAIOCB;
typedef struct BlockDriverState BlockDriverState;
typedef struct BusState BusState;
typedef struct CharDriverState CharDriverState;
typedef struct CPUState CPUState;
typedef struct DeviceState DeviceState;
typedef struct DisplayChangeListener DisplayChangeListener;
typedef struct DisplayState DisplayState;
typedef struct DisplaySurface DisplaySurface;
typedef struct DriveInfo DriveInfo;
typedef struct HCIInfo HCIInfo;
typedef struct i2c_bus i2c_bus;
typedef struct i2c_slave i2c_slave;
typedef struct I2SCodec I2SCodec;
typedef struct ISABus ISABus;
typedef struct MACAddr MACAddr;
typedef struct MemoryRegion MemoryRegion;
typedef struct Monitor Monitor;
typedef struct MouseTransformInfo MouseTransformInfo;
typedef struct NICInfo NICInfo;
typedef struct PCIBridge PCIBridge;
typedef struct PCIBus PCIBus;
typedef struct PCIDevice PCIDevice;
typedef struct PCIEAERErr PCIEAERErr;
typedef struct PCIEAERLog PCIEAERLog;
typedef struct PCIEAERMsg PCIEAERMsg;
typedef struct PCIEPort PCIEPort;
typedef struct PCIESlot PCIESlot;
typedef struct PCIExpressDevice PCIExpressDevice;
typedef struct PCIExpressHost PCIExpressHost;
typedef struct PCIHostState PCIHostState;
typedef struct PCMCIACardState PCMCIACardState;
typedef struct PixelFormat PixelFormat;
typedef struct QEMUIOVector QEMUIOVector;
typedef struct QEMUSGList QEMUSGList;
typedef struct SerialState SerialState;
typedef struct SMBusDevice SMBusDevice;
typedef struct SSIBus SSIBus;
typedef struct TextConsole TextConsole;
typedef struct USBDevice USBDevice;
typedef struct uWireSlave uWireSlave;
typedef struct VirtIODevice VirtIODevice;
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

typedef void BlockDriverCompletionFunc(void *opaque, int ret);
typedef void IOReadHandler(void *opaque, const uint8_t *buf, int size);
typedef int IOCanReadHandler(void *opaque);
typedef int IOCanRWHandler(void *opaque);

typedef int (*DMA_transfer_handler)(void *opaque, int nchan, int pos, int size);

typedef int (*fprintf_function)(FILE *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
