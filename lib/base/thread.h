/*
 * thread: a lock, a condition, and which thread this is.
 */
#ifndef VMT_BASE_THREAD_H
#define VMT_BASE_THREAD_H

#include "base.h"

#include <pthread.h>

typedef pthread_mutex_t VmtLock;
typedef pthread_cond_t VmtCond;

/* A thread's identity: cheap, unique among the living, never NULL. */
typedef const void *VmtThread;

extern _Thread_local char vmt_thread_here
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

static inline VmtThread vmt_thread_self(void)
{
    return &vmt_thread_here;
}

void vmt_lock_init(VmtLock *lock);
void vmt_lock_init_recursive(VmtLock *lock);
void vmt_lock_deinit(VmtLock *lock);

static inline void vmt_lock(VmtLock *lock)
{
    pthread_mutex_lock(lock);
}

static inline void vmt_unlock(VmtLock *lock)
{
    pthread_mutex_unlock(lock);
}

#endif
