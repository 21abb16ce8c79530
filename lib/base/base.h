/*
 * base: what every file may use.
 */
#ifndef VMT_BASE_BASE_H
#define VMT_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VMT_PUBLIC __attribute__((visibility("default")))

/*
 * The name of the API as a symbol, too, for what was compiled with other headers
 * (VMTIMER_SYMBOL, vmtimer/clock.h). Weak: old objects may bring their own.
 */
#define VMT_PLAIN(name)                                 \
    extern __typeof__(name) vmt_plain_##name __asm__(#name) \
        __attribute__((weak, alias("vmtimer_" #name)))

/* For what comes once in a million times, on a way that is taken all the time. */
#define vmt_unlikely(expr) __builtin_expect(!!(expr), 0)
#define vmt_likely(expr) __builtin_expect(!!(expr), 1)

/* The struct that @ptr is the @member of. */
#define vmt_container_of(ptr, type, member) \
    ((type *)(void *)((char *)(ptr) - offsetof(type, member)))

#endif
