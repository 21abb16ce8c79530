#define DEV_CLOCK QEMU_CLOCK_VIRTUAL
#define DEV_NOW() qemu_clock_get_ns(DEV_CLOCK)
