/*
 * bug: stops the program with a sentence when a promise was broken; says rare
 * things through the host's log handler.
 */
#ifndef VMT_BASE_BUG_H
#define VMT_BASE_BUG_H

#include "base.h"

/* Print a sentence that names the public function, and abort. Never returns. */
_Noreturn void vmt_bug(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* One line to the log handler. */
void vmt_log(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Memory, zeroed, or the end: nobody up there sees NULL. */
void *vmt_alloc(size_t count, size_t size);
void *vmt_realloc(void *memory, size_t count, size_t size);

/* An invariant of ours. */
#define VMT_CHECK(expr) \
    ((expr) ? (void)0 : vmt_bug("%s:%d: not true: %s", __FILE__, __LINE__, #expr))

#endif
