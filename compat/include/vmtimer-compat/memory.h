/*
 * memory: qemu_malloc until 0.15, g_malloc after. None returns NULL for want
 * of memory. GLib's own where GLib's headers are on the include path.
 */
#ifndef VMTIMER_COMPAT_MEMORY_H
#define VMTIMER_COMPAT_MEMORY_H
#pragma GCC system_header

#include "level.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __has_include
#if __has_include(<glib.h>)
#include <glib.h>
#endif
#endif

VMTIMER_C_BEGIN

static inline void *qemu_realloc(void *memory, size_t size)
{
    void *result = realloc(memory, size ? size : 1);

    if (!result) {
        abort();
    }
    return result;
}

static inline void *qemu_malloc(size_t size)
{
    return qemu_realloc(NULL, size);
}

static inline void *qemu_mallocz(size_t size)
{
    return memset(qemu_malloc(size), 0, size);
}

static inline void qemu_free(void *memory)
{
    free(memory);
}

static inline char *qemu_strdup(const char *str)
{
    size_t size = strlen(str) + 1;

    return (char *)memcpy(qemu_malloc(size), str, size);
}

static inline char *qemu_strndup(const char *str, size_t size)
{
    size_t len = strnlen(str, size);
    char *copy = (char *)memcpy(qemu_malloc(len + 1), str, len);

    copy[len] = '\0';
    return copy;
}

#ifndef __G_LIB_H__

static inline void *g_malloc(size_t size)
{
    return size ? qemu_malloc(size) : NULL;
}

static inline void *g_malloc0(size_t size)
{
    return size ? qemu_mallocz(size) : NULL;
}

static inline void *g_realloc(void *memory, size_t size)
{
    if (!size) {
        free(memory);
        return NULL;
    }
    return qemu_realloc(memory, size);
}

static inline void g_free(void *memory)
{
    free(memory);
}

static inline char *g_strdup(const char *str)
{
    return str ? qemu_strdup(str) : NULL;
}

static inline char *g_strndup(const char *str, size_t size)
{
    return str ? qemu_strndup(str, size) : NULL;
}

#define g_new(type, n) ((type *)g_malloc(sizeof(type) * (size_t)(n)))
#define g_new0(type, n) ((type *)g_malloc0(sizeof(type) * (size_t)(n)))
#define g_renew(type, memory, n) \
    ((type *)g_realloc(memory, sizeof(type) * (size_t)(n)))

#endif

VMTIMER_C_END

#endif
