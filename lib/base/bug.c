/*
 * bug: stops the program with a sentence when a promise was broken.
 *
 * The sentence goes through the same handler as the log, so that hosts keep
 * their stderr, and names the public function the user called.
 *
 * Lock: none; the handler and its opaque are set together before use.
 */
#include "base/bug.h"
#include "base/callback.h"
#include "vmtimer/extras.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void log_to_stderr(void *opaque, const char *message)
{
    fprintf(stderr, "vmtimer: %s\n", message);
}

static VmtimerLogFunc *log_func = log_to_stderr;
static void *log_opaque;

static void log_line(const char *format, va_list args)
{
    char line[512];

    vsnprintf(line, sizeof line, format, args);
    vmt_callback_begin();
    log_func(log_opaque, line);
    vmt_callback_end();
}

void vmt_bug(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    log_line(format, args);
    va_end(args);
    abort();
}

void vmt_log(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    log_line(format, args);
    va_end(args);
}

void *vmt_alloc(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (!memory) {
        vmt_bug("out of memory (%zu bytes)", count * size);
    }
    return memory;
}

void *vmt_realloc(void *memory, size_t count, size_t size)
{
    void *grown = reallocarray(memory, count, size);

    if (!grown) {
        vmt_bug("out of memory (%zu times %zu bytes)", count, size);
    }
    return grown;
}

void vmtimer_set_log(VmtimerLogFunc *func, void *opaque)
{
    log_func = func ? func : log_to_stderr;
    log_opaque = opaque;
}
