/*
 * trouble: how the converter stops, and memory that cannot run out quietly.
 */
#ifndef CONVERT_TROUBLE_H
#define CONVERT_TROUBLE_H

#include <stddef.h>

/* Exit statuses, as --help promises them. */
enum { STATUS_DONE = 0, STATUS_LEFT = 1, STATUS_TROUBLE = 2 };

/* Says "vmtimer-convert: sentence" and leaves with STATUS_TROUBLE. */
void trouble_exit(const char *format, ...)
    __attribute__((noreturn, format(printf, 1, 2)));

/* Says the same and goes on; trouble_count() tells how often, trouble_text()
 * what it was. */
void trouble_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
int trouble_count(void);
const char *trouble_text(int number);

/* Room for one more element; moves the list when it is full. */
void *grow(void *list, size_t count, size_t *room, size_t element_size);

/* asprintf and strndup that stop with a sentence instead of failing. */
char *text_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
char *text_copy(const char *bytes, size_t length);

#endif
