/*
 * threads: other threads for tests, and the moment when one sleeps.
 */
#ifndef SUPPORT_THREADS_H
#define SUPPORT_THREADS_H

#include <stdbool.h>

typedef struct Thread Thread;

Thread *thread_start(void (*run)(void *opaque), void *opaque);

/* Returns when it waits in the kernel, or has ended. */
void thread_await_asleep(Thread *thread);

/* How often it woke from a wait so far. */
unsigned long thread_wakeups(Thread *thread);

/* Frees @thread. */
void thread_join(Thread *thread);

#endif
