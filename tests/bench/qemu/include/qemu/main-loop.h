/* Nothing of it is needed; see qemu/osdep.h here. */
