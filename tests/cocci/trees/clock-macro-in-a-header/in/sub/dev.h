#define DEV_CLOCK vm_clock
#define DEV_NOW() qemu_get_clock(DEV_CLOCK)
