/*
 * base: what every file may use.
 */
#ifndef VMT_BASE_BASE_H
#define VMT_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VMT_PUBLIC __attribute__((visibility("default")))

/* The struct that @ptr is the @member of. */
#define vmt_container_of(ptr, type, member) \
    ((type *)(void *)((char *)(ptr) - offsetof(type, member)))

#endif
