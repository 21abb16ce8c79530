/*
 * blocks: the memory the library and the tests hold, mapped or not.
 *
 * Lock: none; atomics.
 */
#include "blocks.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static _Atomic long held;
static _Atomic unsigned long asked_for;
static _Atomic unsigned long fails_at;

long blocks_held(void)
{
    return held;
}

unsigned long blocks_asked_for(void)
{
    return asked_for;
}

void blocks_fail(unsigned nth)
{
    fails_at = asked_for + nth;
}

static bool is_to_fail(void)
{
    if (atomic_fetch_add(&asked_for, 1) + 1 != fails_at) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

static void *count(void *memory)
{
    held += memory != NULL;
    return memory;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
    return is_to_fail() ? NULL : count(__real_malloc(size));
}

void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size)
{
    return is_to_fail() ? NULL : count(__real_calloc(n, size));
}

void *__real_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size)
{
    if (is_to_fail()) {
        return NULL;
    }
    return memory ? __real_realloc(memory, size) : count(__real_malloc(size));
}

void *__wrap_reallocarray(void *memory, size_t n, size_t size);
void *__wrap_reallocarray(void *memory, size_t n, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(n, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return __wrap_realloc(memory, bytes);
}

char *__wrap_strdup(const char *text);
char *__wrap_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = __wrap_malloc(size);

    return copy ? memcpy(copy, text, size) : NULL;
}

int __real_vasprintf(char **text, const char *format, va_list args);
int __wrap_vasprintf(char **text, const char *format, va_list args);
int __wrap_vasprintf(char **text, const char *format, va_list args)
{
    if (is_to_fail()) {
        return -1;
    }
    int length = __real_vasprintf(text, format, args);
    held += length >= 0;
    return length;
}

int __wrap_asprintf(char **text, const char *format, ...);
int __wrap_asprintf(char **text, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int length = __wrap_vasprintf(text, format, args);
    va_end(args);
    return length;
}

void __real_free(void *memory);
void __wrap_free(void *memory);
void __wrap_free(void *memory)
{
    held -= memory != NULL;
    __real_free(memory);
}

/* mmap, as it is called where a file's offset has 64 bits. */
void *__real_mmap64(void *at, size_t size, int access, int flags, int fd,
                    off_t offset);
void *__wrap_mmap64(void *at, size_t size, int access, int flags, int fd,
                    off_t offset);
void *__wrap_mmap64(void *at, size_t size, int access, int flags, int fd,
                    off_t offset)
{
    void *memory = MAP_FAILED;

    if (!is_to_fail()) {
        memory = __real_mmap64(at, size, access, flags, fd, offset);
        held += memory != MAP_FAILED;
    }
    return memory;
}

void *__real_mremap(void *memory, size_t size, size_t new_size, int flags, ...);
void *__wrap_mremap(void *memory, size_t size, size_t new_size, int flags, ...);
void *__wrap_mremap(void *memory, size_t size, size_t new_size, int flags, ...)
{
    return is_to_fail() ? MAP_FAILED
                        : __real_mremap(memory, size, new_size, flags);
}

int __real_munmap(void *memory, size_t size);
int __wrap_munmap(void *memory, size_t size);
int __wrap_munmap(void *memory, size_t size)
{
    held--;
    return __real_munmap(memory, size);
}
