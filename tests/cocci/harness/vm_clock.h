/* vm_clock.h: a header that shares its name with a clock. */
