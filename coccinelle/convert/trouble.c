/*
 * trouble: how the converter stops, and memory that cannot run out quietly.
 *
 * Whatever goes wrong is one sentence on standard error that begins with the
 * program's name. Out of memory is such a sentence too.
 */
#include "trouble.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **troubles;
static size_t trouble_total, trouble_room;

static void say(const char *format, va_list arguments)
{
    fflush(stdout);
    fprintf(stderr, "%s: ", getprogname());
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

void trouble_exit(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    exit(STATUS_TROUBLE);
}

void *grow(void *list, size_t count, size_t *room, size_t element_size)
{
    void *bigger;

    if (count < *room) {
        return list;
    }
    *room = *room ? *room * 2 : 16;
    bigger = reallocarray(list, *room, element_size);
    if (!bigger) {
        trouble_exit("out of memory");
    }
    return bigger;
}

char *text_format(const char *format, ...)
{
    va_list arguments;
    char *text = NULL;

    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0) {
        trouble_exit("out of memory");
    }
    va_end(arguments);
    return text;
}

char *text_copy(const char *bytes, size_t length)
{
    char *text = malloc(length + 1);

    if (!text) {
        trouble_exit("out of memory");
    }
    memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

void trouble_say(const char *format, ...)
{
    va_list arguments, again;
    char *text;

    va_start(arguments, format);
    va_copy(again, arguments);
    say(format, arguments);
    va_end(arguments);
    if (vasprintf(&text, format, again) < 0) {
        trouble_exit("out of memory");
    }
    va_end(again);
    troubles =
        grow(troubles, trouble_total, &trouble_room, sizeof(*troubles));
    troubles[trouble_total++] = text;
}

int trouble_count(void)
{
    return trouble_total;
}

const char *trouble_text(int number)
{
    return troubles[number];
}
