/*
 * child: a test in a process of its own, for what a process can do only once.
 *
 *     static void counts(void *opaque)
 *     {
 *         configure_icount("3");
 *         need(icount_to_ns(1) == 8);
 *     }
 *     ...
 *         assert_holds(counts, NULL);
 *
 * cmocka's assertions are not for the child: need() is.
 */
#ifndef SUPPORT_CHILD_H
#define SUPPORT_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ends the child, with a sentence, unless @expr. */
#define need(expr) child_need(expr, #expr, __FILE__, __LINE__)

/* Two int64_t, which are told. */
#define need_equal(a, b) child_need_equal(a, b, #a, __FILE__, __LINE__)

void child_need(bool holds, const char *code, const char *file, int line);
void child_need_equal(int64_t a, int64_t b, const char *code,
                      const char *file, int line);

/* @run(@opaque) comes to its end in a child of fork(2). */
#define assert_holds(run, opaque) \
    child_run(run, opaque, #run, __FILE__, __LINE__)

/* Zeroed memory that children and their parent share. */
void *shared_new(size_t size);
void shared_free(void *memory, size_t size);

void child_run(void (*run)(void *opaque), void *opaque, const char *name,
               const char *file, int line);

#endif
